const POLL_MILLISECONDS = 1000;
const STATE = '__admin/keysend/state';
const RESET = '__admin/keysend/reset';

const find = (id) => document.getElementById(id);
const number = new Intl.NumberFormat();

const about = await (await fetch('mock.json')).json();
const origin = new URL('.', location.href).href.replace(/\/$/, '');

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function copyButton(text, what) {
  const button = element('button', { type: 'button', textContent: 'Copy', ariaLabel: `Copy ${what}` });
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  return button;
}

function showFacts() {
  const endpoint = origin + about.path;
  const facts = [['Endpoint', `${about.method} ${endpoint}`, endpoint]];
  for (const [name, value] of Object.entries(about.keys)) {
    facts.push([name, value, value]);
  }
  for (const [name, shown, copied] of facts) {
    find('facts').append(
      element('dt', { textContent: name }),
      element('dd', {}, element('code', { textContent: shown }), copyButton(copied, name)));
  }
  if (Object.keys(about.keys).length === 0) {
    find('facts').append(element('dd', { textContent: 'This mock was started with keys of its own.' }));
  }
}

function showDestinations() {
  for (const magic of about.destinations) {
    find('destinations').append(
      element('option', { value: magic.destination, label: magic.name }));
    const use = element('button', { type: 'button', textContent: 'Use', ariaLabel: `Use ${magic.name}` });
    use.addEventListener('click', () => {
      find('destination').value = magic.destination;
      find('destination').focus();
    });
    find('magic').append(element('li', {},
      element('span', { className: 'name', textContent: magic.name }),
      element('span', { textContent: magic.summary }),
      element('code', { textContent: magic.destination }),
      element('div', { className: 'actions' }, copyButton(magic.destination, magic.name), use)));
  }
  find('destination').value = about.example;
}

function showState(state) {
  find('balance').value = number.format(state.balance);
  find('no-payments').hidden = state.payments.length > 0;
  find('payments').replaceChildren(...state.payments.map((payment) => element('tr', {},
    element('td', { textContent: payment.number }),
    element('td', { textContent: number.format(payment.num_satoshis) }),
    element('td', { textContent: number.format(payment.balance) }),
    element('td', {}, element('code', { textContent: payment.dest_pubkey })),
    element('td', { textContent: new Date(payment.settled_at * 1000).toLocaleTimeString() }))));
}

let shown = '';

async function refresh() {
  try {
    const answer = await fetch(STATE, { cache: 'no-store' });
    find('state-note').hidden = answer.ok;
    if (!answer.ok) {
      find('reset').disabled = true;
      find('balance').value = '–';
      return;
    }
    const text = await answer.text();
    if (text !== shown) {
      shown = text;
      showState(JSON.parse(text));
    }
  } catch {
    find('balance').value = 'not reachable';
    shown = '';
  }
}

/** The body as it is sent: an amount that is no number goes out as it was typed, to be refused. */
function body() {
  const amount = find('satoshis').value.trim();
  const parts = [
    `"dest_pubkey": ${JSON.stringify(find('destination').value.trim())}`,
    `"num_satoshis": ${/^-?\d+(\.\d+)?$/.test(amount) ? amount : JSON.stringify(amount)}`,
  ];
  for (const [id, name] of [['pass-through', 'passThru'], ['custom-records', 'custom_records']]) {
    const text = find(id).value.trim();
    if (text) {
      parts.push(`${JSON.stringify(name)}: ${text}`);
    }
  }
  return `{\n  ${parts.join(',\n  ')}\n}`;
}

function showAnswer(status, text, good) {
  find('status').textContent = status;
  find('status').className = good ? 'good' : 'bad';
  find('answer').textContent = text;
}

async function pay(event) {
  event.preventDefault();
  const path = about.path.replace(/\{[^}]*\}/, encodeURIComponent(find('wallet-key').value));
  const sent = body();
  find('exchange').hidden = false;
  find('request').textContent = `${about.method} ${origin}${path}\n\n${sent}`;
  showAnswer('waiting …', '', true);
  try {
    const answer = await fetch(origin + path, {
      method: about.method,
      headers: { 'Content-Type': 'application/json', 'X-Api-Key': find('api-key').value },
      body: sent,
      redirect: 'manual',
    });
    const text = await answer.text();
    const status = answer.type === 'opaqueredirect' ? 'redirected' : `${answer.status} ${answer.statusText}`;
    showAnswer(status, pretty(text), answer.status === 201);
  } catch (failure) {
    showAnswer('no answer', `${failure.message}. It may have been paid: look at the balance before sending again.`, false);
  }
  refresh();
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

find('pay').addEventListener('submit', pay);
find('reset').addEventListener('click', async () => {
  const answer = await fetch(RESET, { method: 'POST' });
  find('reset-note').textContent = answer.ok ? 'Reset: the wallet is full again.' : 'The mock refused to reset.';
  refresh();
});
find('api-key').value = about.keys['API key'] ?? '';
find('wallet-key').value = about.keys['Wallet key'] ?? '';
showFacts();
showDestinations();
await refresh();
setInterval(() => document.hidden || refresh(), POLL_MILLISECONDS);
