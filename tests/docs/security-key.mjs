// @ts-check
// A security key in software: `navigator.credentials` for pages that run in Node.js (WebAuthn, with ES256 and no attestation).
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const sha256 = (/** @type {string | Uint8Array} */ data) => createHash('sha256').update(data).digest();
const bytes = (/** @type {Buffer} */ buffer) => Uint8Array.from(buffer).buffer;

/** User present, and verified. */
const PRESENT = 0x05;
/** The data of a new credential follow. */
const ATTESTED = 0x40;

/** @param {string} origin of the page */
export function securityKey(origin) {
  /** @type {Map<string, { id: Buffer, user: Buffer, privateKey: import('node:crypto').KeyObject, counter: number }>} */
  const keys = new Map(); // by relying party

  const clientData = (/** @type {string} */ type, /** @type {Uint8Array} */ challenge) =>
    Buffer.from(JSON.stringify({ type, challenge: Buffer.from(challenge).toString('base64url'), origin }));
  /** @param {string} rpId @param {number} flags @param {number} counter @param {Buffer[]} rest */
  const authenticatorData = (rpId, flags, counter, ...rest) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.of(flags), count, ...rest]);
  };
  const credential = (/** @type {Buffer} */ id, /** @type {object} */ response) => ({
    type: 'public-key',
    id: id.toString('base64url'),
    rawId: bytes(id),
    response,
    getClientExtensionResults: () => ({}),
  });

  return {
    /** @param {{ publicKey: any }} options */
    async create({ publicKey }) {
      const { privateKey, publicKey: pair } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const jwk = pair.export({ format: 'jwk' });
      const [x, y] = [jwk.x, jwk.y].map((part) => Buffer.from(String(part), 'base64url'));
      const id = randomBytes(16);
      keys.set(publicKey.rp.id, { id, user: Buffer.from(publicKey.user.id), privateKey, counter: 0 });
      // COSE: { 1: 2, 3: -7, -1: 1, -2: x, -3: y }
      const cose = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), x, Buffer.from('225820', 'hex'), y]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, cose]);
      const data = authenticatorData(publicKey.rp.id, PRESENT | ATTESTED, 0, attested);
      const text = (/** @type {string} */ it) => Buffer.concat([Buffer.of(0x60 + it.length), Buffer.from(it)]);
      // CBOR: { fmt: 'none', attStmt: {}, authData: data }
      const attestationObject = Buffer.concat([
        Buffer.of(0xa3),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.of(0xa0),
        text('authData'),
        Buffer.of(0x58, data.length),
        data,
      ]);
      return credential(id, {
        clientDataJSON: bytes(clientData('webauthn.create', publicKey.challenge)),
        attestationObject: bytes(attestationObject),
        getTransports: () => ['internal'],
      });
    },

    /** Nobody chooses a key in autofill. @param {{ publicKey: any, mediation?: string, signal?: AbortSignal }} options */
    async get({ publicKey, mediation, signal }) {
      if (mediation === 'conditional') {
        await new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
      }
      const key = keys.get(publicKey.rpId);
      if (!key) throw new DOMException('no key of this relying party', 'NotAllowedError');
      key.counter += 1;
      const data = authenticatorData(publicKey.rpId, PRESENT, key.counter);
      const client = clientData('webauthn.get', publicKey.challenge);
      const signature = createSign('sha256').update(data).update(sha256(client)).sign(key.privateKey);
      return credential(key.id, {
        clientDataJSON: bytes(client),
        authenticatorData: bytes(data),
        signature: bytes(signature),
        userHandle: bytes(key.user),
      });
    },
  };
}
