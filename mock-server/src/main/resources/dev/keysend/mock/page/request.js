// Builds the request from the form.
import { about, base } from './about.js';
import { $ } from './dom.js';
import { path } from './endpoint.js';

/** The body as sent. Text that is not a number or JSON is sent as typed, and the mock refuses it. */
export function body() {
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

export function headers() {
  const key = $('api-key').value;
  const credentials = $('scheme').value === 'basic'
    ? { Authorization: `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${key}:`)))}` }
    : { 'X-Api-Key': key };
  const prefer = $('prefer').value;
  return { ...credentials, 'Content-Type': 'application/json', ...(prefer ? { Prefer: `example=${prefer}` } : {}) };
}

export function curl() {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = Object.entries(headers()).map(([name, value]) =>
    name === 'Authorization' ? `-u ${quoted(`${$('api-key').value}:`)}` : `-H ${quoted(`${name}: ${value}`)}`);
  return ['curl', ...lines, `-X ${about.method}`, `-d ${quoted(body())}`, quoted(base + path())].join(' \\\n  ');
}
