// What the mock is: its endpoint, mode, sample keys and examples.
import { $ } from './dom.js';

export const base = new URL('.', location.href).href.replace(/\/$/, '');

async function load() {
  const answer = await fetch('mock.json');
  if (!answer.ok) {
    throw new Error(`HTTP ${answer.status}`);
  }
  return answer.json();
}

export const about = await load().catch((error) => {
  $('trouble').textContent =
    `The page cannot read mock.json, which says what this mock is: ${error.message}. Reload the page, and check that the mock still runs.`;
  throw error;
});
