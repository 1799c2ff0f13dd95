// The document, in a few short words.
export const $ = (id) => document.getElementById(id);

export const number = new Intl.NumberFormat('en');

export function element(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

export function announce(text) {
  $('announcement').textContent = '';
  requestAnimationFrame(() => { $('announcement').textContent = text; });
}
