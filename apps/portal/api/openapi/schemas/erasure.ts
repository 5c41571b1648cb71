/** What is left of what was erased. */
export const erasureSchemas = {
  Erasure: {
    type: 'object',
    required: ['erasedAt', 'certificate'],
    additionalProperties: false,
    properties: {
      erasedAt: { type: 'string', format: 'date-time' },
      certificate: {
        description:
          'A JSON Web Signature (RFC 7515, compact) by Ed25519. It says whose keys were destroyed and when, what was deleted, and who keeps what they were given by which law. /.well-known/jwks.json has the key to check it with.',
        type: 'string',
        pattern: '^[\\w-]+[.][\\w-]+[.][\\w-]+$',
      },
    },
  },
  Restriction: {
    type: 'object',
    additionalProperties: false,
    properties: {
      restrictedSince: {
        description: 'Since then nothing of it is sent to any agency; left out where it is not restricted.',
        type: 'string',
        format: 'date-time',
      },
    },
  },
  JsonWebKeys: {
    description: 'A JSON Web Key Set (RFC 7517).',
    type: 'object',
    required: ['keys'],
    additionalProperties: false,
    properties: {
      keys: {
        type: 'array',
        items: {
          type: 'object',
          required: ['kty', 'crv', 'x', 'alg', 'use', 'kid'],
          additionalProperties: false,
          properties: {
            kty: { const: 'OKP' },
            crv: { const: 'Ed25519' },
            x: { type: 'string' },
            alg: { const: 'EdDSA' },
            use: { const: 'sig' },
            kid: { type: 'string' },
          },
        },
      },
    },
  },
} as const;
