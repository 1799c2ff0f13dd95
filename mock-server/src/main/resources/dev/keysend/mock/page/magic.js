// The magic destinations.
import { about } from './about.js';
import { copyButton } from './clipboard.js';
import { $, element } from './dom.js';

/** The outcome of a payment to an example's destination: a short name and a colour. */
function effect({ status, fault }) {
  if (fault) {
    return fault.settles ? ['paid all the same', ''] : ['not paid', 'bad'];
  }
  return status === 201 ? ['paid', 'good'] : [`${status} · not paid`, 'bad'];
}

export function use(request) {
  $('destination').value = request.body.dest_pubkey;
  $('satoshis').value = request.body.num_satoshis;
  $('pass-through').value = request.body.passThru ? JSON.stringify(request.body.passThru) : '';
  $('custom-records').value = request.body.custom_records ? JSON.stringify(request.body.custom_records) : '';
  $('prefer').value = '';
  hint();
}

/** Describes the destination, if it is one of the contract's. */
export function hint() {
  const destination = $('destination').value.trim().toLowerCase();
  const known = about.requests.find(
    ({ body }) => body.dest_pubkey === destination && String(body.num_satoshis) === $('satoshis').value.trim())
    ?? about.requests.find(({ body }) => body.dest_pubkey === destination);
  $('destination-hint').textContent = known ? known.summary : 'Node public key, 66 hex digits';
}

export function showMagic() {
  const groups = [
    ['Payments and refusals', about.requests.filter(({ fault }) => !fault)],
    ['Network faults', about.requests.filter(({ fault }) => fault)],
  ];
  for (const [title, requests] of groups) {
    const list = element('ul');
    for (const request of requests) {
      const destination = request.body.dest_pubkey;
      const [text, colour] = effect(request);
      const button = element('button', { type: 'button', className: 'quiet', textContent: 'Use', ariaLabel: `Use ${request.name}` });
      button.addEventListener('click', () => {
        use(request);
        $('send').focus();
        $('pay').scrollIntoView({ block: 'center' });
      });
      list.append(element('li', {},
        element('div', { className: 'what' }, element('b', { textContent: request.name }), element('span', { className: `pill ${colour}`, textContent: text })),
        element('p', { textContent: request.summary }),
        element('code', { textContent: destination, title: destination }),
        element('div', { className: 'actions' }, button, copyButton(`key of ${request.name}`, () => destination, 'Copy key'))));
    }
    $('magic').append(element('h3', { textContent: title }), list);
  }
  for (const { name, body } of new Map(about.requests.map((request) => [request.body.dest_pubkey, request])).values()) {
    $('destinations').append(element('option', { value: body.dest_pubkey, label: name }));
  }
}
