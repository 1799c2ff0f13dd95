// Everything on the page comes from the mock: mock.json says what it is, the state what has happened.
const POLL_MILLISECONDS = 1000;
const STATE = '__admin/keysend/state';
const RESET = '__admin/keysend/reset';
const KEY_NAMES = { apiKey: 'API key', walletKey: 'Wallet key', readOnlyWalletKey: 'Read-only wallet key' };

const $ = (id) => document.getElementById(id);
const base = new URL('.', location.href).href.replace(/\/$/, '');
const number = new Intl.NumberFormat('en');
const about = await (await fetch('mock.json')).json();
const requestByName = new Map(about.requests.map((request) => [request.name, request]));

function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function announce(text) {
  $('announcement').textContent = '';
  requestAnimationFrame(() => { $('announcement').textContent = text; });
}

/** Browsers give pages on plain http the clipboard on loopback only; elsewhere the old way still works. */
async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  const area = element('textarea', { value: text, className: 'unseen' });
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

function copyButton(what, text, label = 'Copy') {
  const button = element('button', { type: 'button', className: 'copy', textContent: label, ariaLabel: `Copy ${what}` });
  button.addEventListener('click', async () => {
    try {
      await copy(text());
      button.textContent = 'Copied';
      announce(`Copied ${what}`);
    } catch {
      button.textContent = 'No clipboard';
    }
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

function path() {
  return about.path.replace(/\{[^}]*\}/, encodeURIComponent($('wallet-key').value));
}

function showEndpoint() {
  $('mode').textContent = about.mode;
  $('method').textContent = about.method;
  const url = () => base + path();
  const show = () => { $('url').textContent = url(); };
  $('api-key').value = about.keys.apiKey ?? '';
  $('wallet-key').value = about.keys.walletKey ?? '';
  $('wallet-key').addEventListener('input', show);
  show();
  $('url-copy').append(copyButton('endpoint', url));
  for (const [key, name] of Object.entries(KEY_NAMES)) {
    const value = about.keys[key];
    $('keys').append(
      element('dt', { textContent: name }),
      value
        ? element('dd', {}, element('code', { textContent: value }), copyButton(name, () => value))
        : element('dd', { className: 'faint', textContent: 'the one that this mock was started with' }));
  }
  for (const answer of about.answers) {
    $('prefer').append(element('option', { value: answer.name, textContent: `${answer.status} ${answer.name}` }));
  }
}

/** What a payment to an example's destination comes to: a short name and a colour. */
function effect({ status, fault }) {
  if (fault) {
    return fault.settles ? ['paid all the same', ''] : ['not paid', 'bad'];
  }
  return status === 201 ? ['paid', 'good'] : [`${status} · not paid`, 'bad'];
}

function use(request) {
  $('destination').value = request.body.dest_pubkey;
  $('satoshis').value = request.body.num_satoshis;
  $('pass-through').value = request.body.passThru ? JSON.stringify(request.body.passThru) : '';
  $('custom-records').value = request.body.custom_records ? JSON.stringify(request.body.custom_records) : '';
  $('prefer').value = '';
  hint();
}

/** Says what the destination stands for, if it is one of the contract's. */
function hint() {
  const destination = $('destination').value.trim().toLowerCase();
  const known = about.requests.find(
    ({ body }) => body.dest_pubkey === destination && String(body.num_satoshis) === $('satoshis').value.trim())
    ?? about.requests.find(({ body }) => body.dest_pubkey === destination);
  $('destination-hint').textContent = known ? known.summary : 'Node public key, 66 hex digits';
}

function showMagic() {
  const groups = [
    ['Payments and refusals', about.requests.filter(({ fault }) => !fault)],
    ['Network faults', about.requests.filter(({ fault }) => fault)],
  ];
  for (const [title, requests] of groups) {
    const list = element('ul');
    for (const request of requests) {
      const destination = request.body.dest_pubkey;
      const [text, colour] = effect(request);
      const button = element('button', { type: 'button', className: 'quiet', textContent: 'Use', ariaLabel: `Use ${request.name}` });
      button.addEventListener('click', () => {
        use(request);
        $('send').focus();
        $('pay').scrollIntoView({ block: 'center' });
      });
      list.append(element('li', {},
        element('div', { className: 'what' }, element('b', { textContent: request.name }), element('span', { className: `pill ${colour}`, textContent: text })),
        element('p', { textContent: request.summary }),
        element('code', { textContent: destination, title: destination }),
        element('div', { className: 'actions' }, button, copyButton(`key of ${request.name}`, () => destination, 'Copy key'))));
    }
    $('magic').append(element('h3', { textContent: title }), list);
  }
  for (const { name, body } of new Map(about.requests.map((request) => [request.body.dest_pubkey, request])).values()) {
    $('destinations').append(element('option', { value: body.dest_pubkey, label: name }));
  }
}

/** JSON as nodes, coloured; other text as it is. */
function coloured(text) {
  let json;
  try {
    json = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return [text];
  }
  const nodes = [];
  for (const [token, string, colon, other] of json.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|([^"\s{}[\],:]+)|[^"]/g)) {
    const kind = string ? (colon ? 'name' : 'text') : other ? 'other' : '';
    nodes.push(kind ? element('span', { className: kind, textContent: string ?? other }) : token, ...(colon ? [colon] : []));
  }
  return nodes;
}

function showMessage(id, start, headers, body) {
  const lines = headers.flatMap(([name, value]) => [element('span', { className: 'name', textContent: name }), `: ${value}\n`]);
  $(id).replaceChildren(element('span', { className: 'start', textContent: start }), '\n', ...lines, ...(body ? ['\n', ...coloured(body)] : []));
}

/** The body as it is sent: what is no number or no JSON goes out as it was typed, to be refused. */
function body() {
  const amount = $('satoshis').value.trim();
  const parts = [
    `"dest_pubkey": ${JSON.stringify($('destination').value.trim())}`,
    `"num_satoshis": ${/^-?\d+(\.\d+)?$/.test(amount) ? amount : JSON.stringify(amount)}`,
  ];
  for (const [id, name] of [['pass-through', 'passThru'], ['custom-records', 'custom_records']]) {
    const text = $(id).value.trim();
    if (text) {
      parts.push(`"${name}": ${text}`);
    }
  }
  return `{${parts.join(', ')}}`;
}

function headers() {
  const key = $('api-key').value;
  const credentials = $('scheme').value === 'basic'
    ? { Authorization: `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${key}:`)))}` }
    : { 'X-Api-Key': key };
  const prefer = $('prefer').value;
  return { ...credentials, 'Content-Type': 'application/json', ...(prefer ? { Prefer: `example=${prefer}` } : {}) };
}

function curl() {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = Object.entries(headers()).map(([name, value]) =>
    name === 'Authorization' ? `-u ${quoted(`${$('api-key').value}:`)}` : `-H ${quoted(`${name}: ${value}`)}`);
  return ['curl', ...lines, `-X ${about.method}`, `-d ${quoted(body())}`, quoted(base + path())].join(' \\\n  ');
}

function judge(colour, title, text) {
  $('verdict').className = `verdict ${colour}`;
  $('verdict').replaceChildren(element('strong', { textContent: title }), ' ', text);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The three ends of a payment: settled, rejected, or unknown. */
function judgeAnswer(status, text) {
  const answer = parsed(text);
  if (status === 201 && answer?.lnTx?.settled === 1) {
    judge('good', 'Settled.', `${number.format(answer.lnTx.num_satoshis)} satoshis left the wallet, which holds ${number.format(answer.wal.balance)}.`);
  } else if (status >= 400 && status < 500 && typeof answer?.message === 'string') {
    judge('bad', 'Rejected, no money moved.', answer.message);
  } else {
    judge('doubt', 'Unknown.', 'The answer does not say what became of the money. Look at the journal; do not just send again.');
  }
}

async function pay() {
  const [sentPath, sentHeaders, sentBody] = [path(), headers(), body()];
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const countBefore = count;
  const abort = new AbortController();
  const ticking = setInterval(() => { $('response-time').textContent = `waiting ${seconds()} s`; }, 100);
  const stop = () => abort.abort();
  $('stop').addEventListener('click', stop);
  $('stop').hidden = false;
  $('send').disabled = true;
  $('exchange').hidden = false;
  judge('', 'Sent.', 'Waiting for the answer …');
  showMessage('request', `${about.method} ${sentPath}`, [['Host', location.host], ...Object.entries(sentHeaders)], sentBody);
  $('response').replaceChildren('…');
  try {
    const answer = await fetch(base + sentPath,
      { method: about.method, headers: sentHeaders, body: sentBody, redirect: 'manual', signal: abort.signal });
    if (answer.type === 'opaqueredirect') {
      $('response').replaceChildren('A redirect, which was not followed. Browsers do not show more of it to a page.');
      judge('doubt', 'Unknown.', 'A redirect does not say what became of the money. Following it would send the payment again.');
      return;
    }
    const start = `${answer.status} ${answer.statusText}`;
    showMessage('response', start, [...answer.headers], '');
    const text = await answer.text();
    showMessage('response', start, [...answer.headers], text);
    judgeAnswer(answer.status, text);
  } catch (failure) {
    const why = abort.signal.aborted ? 'You stopped waiting.' : `The connection broke (${failure.message}).`;
    $('response').append(`\n\n${why}`);
    judge('doubt', 'Unknown.', `${why} It may have been paid: look at the journal before sending again.`);
  } finally {
    clearInterval(ticking);
    $('response-time').textContent = `${Math.round(performance.now() - started)} ms`;
    $('stop').removeEventListener('click', stop);
    $('stop').hidden = true;
    $('send').disabled = false;
    await refresh();
    judgeCount(count - countBefore);
  }
}

/** What the page cannot see, the journal shows: a browser sends again when a reused connection breaks. */
function judgeCount(grown) {
  if (grown > 1) {
    $('verdict').append(` Meanwhile the journal has grown by ${grown} payments. If no other client paid, the browser has sent this one ${grown} times, by itself.`);
  } else if ($('verdict').className.includes('doubt') && grown === 1) {
    $('verdict').append(' Meanwhile the journal has grown by 1 payment.');
  }
}

function entry(payment, isNew) {
  const known = about.requests.find(({ body }) => body.dest_pubkey === payment.dest_pubkey);
  const rows = [
    ['Transaction', payment.id],
    ['Destination', payment.dest_pubkey],
    ['Payment hash', payment.r_hash_decoded],
    ['Preimage', payment.payment_preimage],
    ['Balance after', `${number.format(payment.balance)} sats`],
    ...(payment.passThru ? [['passThru', JSON.stringify(payment.passThru)]] : []),
  ];
  const key = payment.dest_pubkey;
  return element('li', { className: isNew ? 'new' : '', value: payment.number },
    element('details', {},
      element('summary', {},
        element('span', { className: 'to', textContent: known ? known.name : `${key.slice(0, 10)}…${key.slice(-6)}` }),
        element('span', { className: 'amount', textContent: `−${number.format(payment.num_satoshis)}` }),
        element('small', { textContent: `No. ${payment.number} · ${new Date(payment.settled_at * 1000).toLocaleTimeString()}` }),
        element('small', { textContent: number.format(payment.balance), className: 'amount faint', title: 'Balance after' })),
      element('dl', {}, ...rows.flatMap(([name, value]) => [element('dt', { textContent: name }), element('dd', { className: 'mono', textContent: value })]))));
}

let entries = new Map();
let count = 0;

function showState(state) {
  count = state.count;
  const balance = number.format(state.balance);
  if ($('balance').value !== balance) {
    $('balance').value = balance;
    const holder = $('balance').parentElement;
    holder.classList.remove('moved');
    requestAnimationFrame(() => holder.classList.add('moved'));
  }
  $('left').value = state.opening_balance > 0 ? state.balance / state.opening_balance : 0;
  $('wallet-note').textContent = about.mode === 'recorded'
    ? 'Recorded mode: answers are the examples, and no money moves.'
    : `of ${number.format(state.opening_balance)} sats`;
  $('journal-count').textContent = state.count === 0 ? '' : state.count > state.payments.length
    ? `newest ${state.payments.length} of ${number.format(state.count)}` : number.format(state.count);
  $('no-payments').hidden = state.payments.length > 0;
  // What is open stays open: only what is new is made.
  const next = new Map(state.payments.map((payment) =>
    [payment.id, entries.get(payment.id) ?? entry(payment, entries.size > 0 || shown !== '')]));
  for (const [id, node] of entries) {
    if (!next.has(id)) {
      node.remove();
    }
  }
  [...next.values()].reverse().forEach((node) => node.isConnected || $('payments').prepend(node));
  entries = next;
}

let shown = '';

async function refresh() {
  try {
    const answer = await fetch(STATE, { cache: 'no-store' });
    $('reset').disabled = !answer.ok;
    if (!answer.ok) {
      $('balance').value = '–';
      $('wallet-note').textContent = 'The admin API is switched off, so balance and journal are not shown.';
      return;
    }
    const text = await answer.text();
    if (text !== shown) {
      showState(JSON.parse(text));
      shown = text;
    }
  } catch {
    $('wallet-note').textContent = 'The mock does not answer. Is it still running?';
    shown = '';
  }
}

async function reset() {
  const answer = await fetch(RESET, { method: 'POST' });
  announce(answer.ok ? 'Reset: the wallet is full again and the journal is empty.' : 'The mock refused to reset.');
  $('verdict').textContent = '';
  $('exchange').hidden = true;
  await refresh();
}

showEndpoint();
showMagic();
use(requestByName.values().next().value);
$('curl-copy').append(copyButton('as curl', curl, 'Copy as curl'));
$('request-copy').append(copyButton('request', () => $('request').textContent));
$('response-copy').append(copyButton('response', () => $('response').textContent));
$('destination').addEventListener('input', hint);
$('satoshis').addEventListener('input', hint);
$('reset').addEventListener('click', reset);
$('pay').addEventListener('submit', (event) => {
  event.preventDefault();
  if (!$('send').disabled) {
    pay();
  }
});
await refresh();
document.documentElement.dataset.ready = 'true';
setInterval(() => document.hidden || refresh(), POLL_MILLISECONDS);
document.addEventListener('visibilitychange', () => document.hidden || refresh());
