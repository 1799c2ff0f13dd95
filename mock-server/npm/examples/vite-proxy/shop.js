document.querySelector('button').onclick = async () => {
  const response = await fetch('/pay', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      dest_pubkey: '033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500',
      num_satoshis: 2,
    }),
  });
  const answer = await response.json();
  document.querySelector('output').textContent = response.ok ? `Paid ${-answer.num_satoshis} satoshis` : answer.message;
};
