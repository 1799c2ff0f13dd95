// Builds the page from the mock's data: mock.json describes the mock, and the state says what has happened.
import { about } from './page/about.js';
import { copyButton } from './page/clipboard.js';
import { $ } from './page/dom.js';
import { showEndpoint } from './page/endpoint.js';
import { refresh, reset } from './page/journal.js';
import { hint, showMagic, use } from './page/magic.js';
import { pay } from './page/payment.js';
import { curl } from './page/request.js';

const POLL_MILLISECONDS = 1000;

showEndpoint();
showMagic();
use(about.requests[0]);
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
