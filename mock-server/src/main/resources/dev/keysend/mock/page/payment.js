// Sends the form's payment and shows the exchange.
import { about, base } from './about.js';
import { $ } from './dom.js';
import { path } from './endpoint.js';
import { paymentCount, refresh } from './journal.js';
import { showMessage } from './message.js';
import { body, headers } from './request.js';
import { judge, judgeAnswer, judgeCount } from './verdict.js';

export async function pay() {
  const [sentPath, sentHeaders, sentBody] = [path(), headers(), body()];
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  const countBefore = paymentCount();
  const abort = new AbortController();
  const ticking = setInterval(() => { $('response-time').textContent = `waiting ${seconds()} s`; }, 100);
  const stop = () => abort.abort();
  $('stop').addEventListener('click', stop);
  $('stop').hidden = false;
  $('send').disabled = true;
  $('exchange').hidden = false;
  judge('', 'Sent.', 'Waiting for the response …');
  showMessage('request', `${about.method} ${sentPath}`, [['Host', location.host], ...Object.entries(sentHeaders)], sentBody);
  $('response').replaceChildren('…');
  try {
    const answer = await fetch(base + sentPath,
      { method: about.method, headers: sentHeaders, body: sentBody, redirect: 'manual', signal: abort.signal });
    if (answer.type === 'opaqueredirect') {
      $('response').replaceChildren('A redirect, which was not followed. Browsers do not show more of it to a page.');
      judge('doubt', 'Unknown.', 'A redirect does not say whether it was paid. Following it would send the payment again.');
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
    judgeCount(paymentCount() - countBefore);
  }
}
