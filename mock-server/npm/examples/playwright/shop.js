const { url, key, destination } = Object.fromEntries(new URLSearchParams(location.search));
document.querySelector('button').onclick = async () => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-Api-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify({ dest_pubkey: destination, num_satoshis: 2 }),
  });
  const answer = await response.json();
  document.querySelector('output').textContent = response.ok ? `Paid ${-answer.num_satoshis} satoshis` : answer.message;
};
