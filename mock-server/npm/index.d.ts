import type { KeysendMockOptions } from './options';

export type { KeysendMockOptions };

/**
 * Starts a mock of the keysend endpoint on a free port, and resolves when it serves.
 *
 * The mock stops when this process ends, for whatever reason, and does not keep the process alive.
 *
 * @throws TypeError if an option is unknown or its value has the wrong type
 */
export function startKeysendMock(options?: KeysendMockOptions): Promise<StartedKeysendMock>;

/**
 * Connects to a mock that another process started, such as a test runner's set-up or `npx keysend-mock-server`.
 * You need to give the keys only if they are not the sample keys.
 */
export function connectKeysendMock(where: MockAddress): Promise<KeysendMock>;

/** The address of a mock, and its keys. */
export interface MockAddress {
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly walletKey?: string;
  readonly readOnlyWalletKey?: string;
}

/** A mock that this process started. */
export interface StartedKeysendMock extends KeysendMock {
  /** Its HTTPS base URL; undefined without the option `httpsPort`. */
  readonly httpsBaseUrl: string | undefined;

  /** Stops the mock, and resolves when it has ended and its port is free. */
  close(): Promise<void>;
}

/** A running mock. */
export interface KeysendMock {
  /** Its base URL, such as `http://127.0.0.1:41709`, without a slash at the end. */
  readonly baseUrl: string;
  /** The API key that it accepts. */
  readonly apiKey: string;
  /** The access key that can withdraw from the wallet. */
  readonly walletKey: string;
  /** The access key that can only read the wallet. */
  readonly readOnlyWalletKey: string;

  /**
   * The public key of a magic destination. Pay it to get the outcome that its name describes.
   *
   * @param name such as `failure-no-route`
   * @throws RangeError if no magic destination has that name; the message lists all
   */
  destination(name: string): string;

  /** The balance of the wallet, in satoshis. */
  balance(): Promise<number>;
  /** The newest payments of all wallets, oldest first. */
  payments(): Promise<MockPayment[]>;
  /** Refills the wallets, removes those that were opened since the start, and clears payments, requests and stubs. */
  reset(): Promise<void>;

  /**
   * Opens another wallet, so that tests can run in parallel, or changes the balance of the wallet with this key.
   *
   * @param balance its balance from now on, in satoshis; 0 or more
   * @param key the access key that can withdraw from it; by default a new one
   */
  openWallet(balance: number, key?: string): Promise<MockWallet>;
  /** Finds the wallet with this key. Rejects if there is none. */
  wallet(key: string): Promise<MockWallet>;
}

/** One wallet of a mock, with its own balance, payments and requests. */
export interface MockWallet {
  /** The base URL of the mock, without a slash at the end. */
  readonly baseUrl: string;
  /** The API key that the mock accepts. */
  readonly apiKey: string;
  /** The access key that can withdraw from this wallet. */
  readonly key: string;
  /** Identifier of the wallet in responses and payments; not an access key. */
  readonly id: string;

  /** Its balance, in satoshis. */
  balance(): Promise<number>;
  /** Its newest payments, oldest first. */
  payments(): Promise<MockPayment[]>;
  /** The newest requests to it, including refused ones, oldest first. */
  requests(): Promise<MockRequest[]>;
  /** Refills it, and clears its payments and requests. */
  reset(): Promise<void>;
  /** Removes it; its key is then unknown. Rejects if the mock was started with this wallet. */
  close(): Promise<void>;
}

/** A settled payment. */
export interface MockPayment {
  /** Which payment of the mock it is; the first is 1. */
  readonly number: number;
  /** Identifier of the wallet transaction. */
  readonly id: string;
  /** Identifier of the wallet that paid. */
  readonly wallet: string;
  /** When it settled, in Unix seconds. */
  readonly settled_at: number;
  /** How much was paid, in satoshis. */
  readonly num_satoshis: number;
  /** Public key of the node that was paid, 66 lower-case hex digits. */
  readonly dest_pubkey: string;
  /** The payment hash, 64 lower-case hex digits. */
  readonly r_hash_decoded: string;
  /** The preimage, 64 lower-case hex digits. */
  readonly payment_preimage: string;
  /** The balance of the wallet after the payment, in satoshis. */
  readonly balance: number;
  /** The `passThru` that was sent; undefined if there was none. */
  readonly passThru?: Record<string, unknown>;
}

/** A request that the mock received. */
export interface MockRequest {
  /** When it arrived, in ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Path and query, with `***` instead of keys. */
  readonly url: string;
  /** Status of the response. */
  readonly status: number;
  /** What the mock did, such as `settled`; empty if the response does not say. */
  readonly outcome: string;
}
