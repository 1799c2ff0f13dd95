// Where to pay, and with which keys.
import { about, base } from './about.js';
import { copyButton } from './clipboard.js';
import { $, element } from './dom.js';

const KEY_NAMES = { apiKey: 'API key', walletKey: 'Wallet key', readOnlyWalletKey: 'Read-only wallet key' };

export function path() {
  return about.path.replace(/\{[^}]*\}/, encodeURIComponent($('wallet-key').value));
}

export function showEndpoint() {
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
  for (const address of about.addresses.filter((each) => each !== base)) {
    $('keys').append(
      element('dt', { textContent: 'Also at' }),
      element('dd', {}, element('code', { textContent: address }), copyButton('other address', () => address)));
  }
  for (const answer of about.answers) {
    $('prefer').append(element('option', { value: answer.name, textContent: `${answer.status} ${answer.name}` }));
  }
}
