// HTTP messages for people.
import { $, element } from './dom.js';

/** JSON as coloured nodes; other text unchanged. */
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

export function showMessage(id, start, headers, body) {
  const lines = headers.flatMap(([name, value]) => [element('span', { className: 'name', textContent: name }), `: ${value}\n`]);
  $(id).replaceChildren(element('span', { className: 'start', textContent: start }), '\n', ...lines, ...(body ? ['\n', ...coloured(body)] : []));
}
