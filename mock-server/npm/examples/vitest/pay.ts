import type { components } from 'keysend-mock-server/contract';

type KeysendRequest = components['schemas']['KeysendRequest'];
type Transaction = components['schemas']['Transaction'];

export async function pay(url: string, apiKey: string, request: KeysendRequest): Promise<Transaction> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-Api-Key': apiKey, 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
  const body = await response.json();
  if (response.status !== 201) {
    throw new Error(body.message);
  }
  return body;
}
