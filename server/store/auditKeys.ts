import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * The keys of the audit. The private key is a file outside the database: whoever owns the database
 * alone can make a hash and no signature. The public key is all that a verifier needs.
 */
export interface AuditKeys extends PublicKeys {
  /** Fingerprint of the key that signs. */
  readonly id: string;
  sign(text: string): string;
  /** A keyed hash: equal for what is equal, and of no use for guessing it without the key. */
  mark(text: string): string;
  /** Whether a mark was made with this key, and not with one before it. */
  isOwn(mark: string): boolean;
}

export interface PublicKeys {
  /** Fingerprints of the keys whose signatures are known, the one that signs now first. */
  readonly known: readonly string[];
  /** Whether a signature is one of these keys over a text. */
  holds(text: string, signature: string): boolean;
}

const fingerprint = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 12);

const BLOCK = /-----BEGIN PUBLIC KEY-----[\s\S]*?-----END PUBLIC KEY-----/g;

/** Keys in a text that holds one or more of them, in the form PEM. */
export function publicKeysIn(text: string): PublicKeys {
  return keysOf((text.match(BLOCK) ?? []).map((block) => createPublicKey(block)));
}

function keysOf(keys: readonly KeyObject[]): PublicKeys {
  const byId = new Map(keys.map((key) => [fingerprint(key), key]));
  return {
    known: [...byId.keys()],
    holds(text, signature) {
      const [id = '', bytes = ''] = signature.split(':');
      const key = byId.get(id);
      return (
        key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(bytes, 'base64url'))
      );
    },
  };
}

/** The public keys beside a private one: its own, and those that signed before it. */
export const publicFile = (file: string): string => `${file}.pub`;

/**
 * The keys of a private key's file, and of the public ones beside it.
 *
 * @throws Error where the file holds no Ed25519 key
 */
export function readAuditKeys(file: string): AuditKeys {
  const key = createPrivateKey(readFileSync(file, 'utf8'));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  const own = createPublicKey(key);
  const former = (readText(publicFile(file)).match(BLOCK) ?? []).map((one) => createPublicKey(one));
  const id = fingerprint(own);
  const secret = Buffer.from(
    hkdfSync('sha256', key.export({ type: 'pkcs8', format: 'der' }), '', 'daihou marks', 32),
  );
  return {
    ...keysOf([own, ...former]),
    id,
    sign: (text) => `${id}:${sign(null, Buffer.from(text), key).toString('base64url')}`,
    mark: (text) =>
      id.slice(0, 4) + createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22),
    isOwn: (mark) => mark.startsWith(id.slice(0, 4)),
  };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Writes a new pair: the private key readable by its owner alone, the public one beside it.
 *
 * @throws Error where there is a file already
 */
export function makeAuditKeys(file: string): AuditKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  writeFileSync(publicFile(file), publicKey.export({ type: 'spki', format: 'pem' }));
  return readAuditKeys(file);
}
