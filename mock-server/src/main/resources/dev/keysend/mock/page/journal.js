// Polls the mock for the wallet and its payments.
import { about } from './about.js';
import { $, announce, element, number } from './dom.js';

const STATE = '__admin/keysend/state';
const RESET = '__admin/keysend/reset';

let entries = new Map();
let count = 0;
let shown = '';

/** How many payments the mock has made, as far as the page knows. */
export function paymentCount() {
  return count;
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
    ? 'Recorded mode: the responses are the examples, and no money moves.'
    : `of ${number.format(state.opening_balance)} sats`;
  $('journal-count').textContent = state.count === 0 ? '' : state.count > state.payments.length
    ? `newest ${state.payments.length} of ${number.format(state.count)}` : number.format(state.count);
  $('no-payments').hidden = state.payments.length > 0;
  // Open entries stay open: only new ones are created.
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

export async function refresh() {
  try {
    const answer = await fetch(STATE, { cache: 'no-store' });
    $('reset').disabled = !answer.ok;
    if (!answer.ok) {
      $('balance').value = '–';
      const { message } = await answer.json();
      $('wallet-note').textContent = `${message}, so balance and journal are not shown.`;
      $('no-payments').textContent = 'Not shown, but the mock still makes them.';
      return;
    }
    const text = await answer.text();
    if (text !== shown) {
      showState(JSON.parse(text));
      shown = text;
    }
  } catch {
    $('wallet-note').textContent = 'The mock does not respond. Is it still running?';
    shown = '';
  }
}

export async function reset() {
  const answer = await fetch(RESET, { method: 'POST' }).catch((error) => new Response(JSON.stringify({ message: error.message }), { status: 502 }));
  if (!answer.ok) {
    const { message } = await answer.json().catch(() => ({ message: `HTTP ${answer.status}` }));
    $('wallet-note').textContent = `The mock refused to reset: ${message}.`;
    announce($('wallet-note').textContent);
    return;
  }
  announce('Reset: the wallet is full again and the journal is empty.');
  $('verdict').textContent = '';
  $('exchange').hidden = true;
  await refresh();
}
