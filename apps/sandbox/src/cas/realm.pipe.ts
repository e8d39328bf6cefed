import { Injectable, PipeTransform } from '@nestjs/common';
import { SandboxError } from '../sandbox.error.js';
import { realmNames } from './realm.js';
import type { Realm } from './realm.js';

/** Turns the path's realm into a known one. @throws REALM_UNKNOWN */
@Injectable()
export class RealmPipe implements PipeTransform<string, Realm> {
  transform(value: string): Realm {
    const realm = realmNames.find((name) => name === value);
    if (!realm) throw new SandboxError('REALM_UNKNOWN');
    return realm;
  }
}
