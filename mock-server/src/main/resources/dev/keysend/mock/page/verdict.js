// The outcome of a payment, as far as the response says.
import { $, element, number } from './dom.js';

export function judge(colour, title, text) {
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

/** Whether the payment server itself says that no money moved: with its own error, and not with the message of a lost node. */
function isRefusal(status, answer) {
  return status >= 400 && status < 500 && answer?.status === status && typeof answer.message === 'string'
    && (!answer.message.startsWith('Failure reason:') || /^Failure reason: FAILURE_REASON_(?!NONE$)[A-Z_]+$/.test(answer.message));
}

/** The three outcomes of a payment: settled, rejected or unknown. */
export function judgeAnswer(status, text) {
  const answer = parsed(text);
  if (status === 201 && answer?.lnTx?.settled === 1) {
    judge('good', 'Settled.', `${number.format(answer.lnTx.num_satoshis)} satoshis left the wallet, which holds ${number.format(answer.wal.balance)}.`);
  } else if (isRefusal(status, answer)) {
    judge('bad', 'Rejected, no money moved.', answer.message);
  } else {
    judge('doubt', 'Unknown.', 'The response does not say whether it was paid. Look at the journal before you send it again.');
  }
}

/** The journal shows what the page cannot see: a browser sends a request again if a reused connection breaks. */
export function judgeCount(grown) {
  if (grown > 1) {
    $('verdict').append(` Meanwhile the journal has grown by ${grown} payments. If no other client paid, the browser has sent this payment ${grown} times by itself.`);
  } else if ($('verdict').className.includes('doubt') && grown === 1) {
    $('verdict').append(' Meanwhile the journal has grown by 1 payment.');
  }
}
