import type { KeysendMockOptions } from './options';

export type { KeysendMockOptions };

/**
 * Starts a mock of the keysend endpoint on a free port, and resolves once it serves.
 *
 * It ends with this process, however that ends, and does not keep it alive.
 *
 * @throws TypeError for an option that there is not, or a value of the wrong type
 */
export function startKeysendMock(options?: KeysendMockOptions): Promise<StartedKeysendMock>;

/**
 * Speaks to a mock that another process started, such as a test runner's set-up or `npx keysend-mock-server`.
 * Keys are only needed where they are not the sample ones.
 */
export function connectKeysendMock(where: MockAddress): Promise<KeysendMock>;

/** Where a mock serves, and its keys. */
export interface MockAddress {
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly walletKey?: string;
  readonly readOnlyWalletKey?: string;
}

/** A mock that this process started. */
export interface StartedKeysendMock extends KeysendMock {
  /** Where it serves over HTTPS; undefined without the option `httpsPort`. */
  readonly httpsBaseUrl: string | undefined;

  /** Stops the mock, and resolves once it has ended and its port is free. */
  close(): Promise<void>;
}

/** A mock that runs. */
export interface KeysendMock {
  /** Where it serves, such as `http://127.0.0.1:41709`, without a slash at the end. */
  readonly baseUrl: string;
  /** The API key that it takes. */
  readonly apiKey: string;
  /** The key that may withdraw from the wallet. */
  readonly walletKey: string;
  /** The key that may only look at the wallet. */
  readonly readOnlyWalletKey: string;

  /**
   * The public key of a magic destination: pay it, and that happens which its name says.
   *
   * @param name such as `failure-no-route`
   * @throws RangeError if there is none of that name; the message lists all
   */
  destination(name: string): string;

  /** What the wallet holds, in satoshis. */
  balance(): Promise<number>;
  /** The newest payments of all wallets, oldest first. */
  payments(): Promise<MockPayment[]>;
  /** Refills the wallets, removes those that were opened since the start, and forgets payments, requests and stubs. */
  reset(): Promise<void>;

  /**
   * Opens one more wallet, so that tests can run side by side, or gives the one with this key another balance.
   *
   * @param balance what it holds from now on, in satoshis; 0 or more
   * @param key a key that may withdraw from it; by default a new one
   */
  openWallet(balance: number, key?: string): Promise<MockWallet>;
  /** The wallet of a key. Rejects if no wallet has it. */
  wallet(key: string): Promise<MockWallet>;
}

/** One wallet of a mock, with money, payments and requests of its own. */
export interface MockWallet {
  /** Where the mock serves, without a slash at the end. */
  readonly baseUrl: string;
  /** The API key that the mock takes. */
  readonly apiKey: string;
  /** The key that may withdraw from this wallet. */
  readonly key: string;
  /** Identifier by which answers and payments name the wallet; not an access key. */
  readonly id: string;

  /** What it holds, in satoshis. */
  balance(): Promise<number>;
  /** Its newest payments, oldest first. */
  payments(): Promise<MockPayment[]>;
  /** The newest requests to it, oldest first, refused ones too. */
  requests(): Promise<MockRequest[]>;
  /** Refills it, and forgets its payments and requests. */
  reset(): Promise<void>;
  /** Removes it, so that its key is unknown. Rejects if the mock was started with it. */
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
  /** What the wallet held after the payment, in satoshis. */
  readonly balance: number;
  /** What was sent as `passThru`; undefined where nothing was. */
  readonly passThru?: Record<string, unknown>;
}

/** A request that the mock received. */
export interface MockRequest {
  /** When it arrived, in the form of ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Path and query, with `***` in the place of keys. */
  readonly url: string;
  /** Status of the answer. */
  readonly status: number;
  /** What the mock did, such as `settled`; empty if the answer did not say. */
  readonly outcome: string;
}
