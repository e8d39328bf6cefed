import { z } from 'zod';
import { attributesOf } from '../cas/realm.js';

const realm = <T extends z.ZodType>(attributes: T) =>
  z.object({
    salt: z.string(),
    accounts: z.array(z.tuple([z.string(), z.object({ hash: z.string(), attributes })])),
  });

const messages = z.array(z.object({ id: z.number(), at: z.string(), to: z.string(), subject: z.string().optional(), text: z.string() }));

/** The state file, version 1. Accounts are pairs, so that no account name can be mistaken for a property. */
export const StateFile = z.object({
  version: z.literal(1),
  realms: z.object({ chsi: realm(attributesOf.chsi), jygl: realm(attributesOf.jygl), xzyw: realm(attributesOf.xzyw) }),
  sms: messages,
  mail: messages,
  clock: z.object({ offsetMs: z.number() }),
});
