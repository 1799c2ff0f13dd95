// Buttons that copy.
import { announce, element } from './dom.js';

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

export function copyButton(what, text, label = 'Copy') {
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
