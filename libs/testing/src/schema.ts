import { fullSight, migrate, schemaDrift, type Service } from '@netsign/platform';
import { testDatabase, type TestDatabase } from './databases.js';

const policies = `select tablename, policyname, permissive, cmd, roles::text, qual, with_check from pg_policies order by tablename, policyname`;

/** Specs that hold a service's database against its entities and its sight table. */
export function describeSchema(service: Service): void {
  describe(`the database of ${service.name}`, () => {
    let database: TestDatabase;
    beforeAll(async () => { database = await testDatabase(service); });
    afterAll(() => database.drop());

    it('migrated from empty equals the entities', async () => expect(await schemaDrift(service.schema, database.ownerUrl)).toEqual([]));

    it('has one policy of sight for every table of the sight table, the same for reading and writing, and no other table is open to requests', async () => {
      const found = await database.query<{ tablename: string; qual: string; with_check: string }>(`select tablename, qual, with_check from pg_policies where policyname = 'sight' order by 1`);
      expect(found.map(row => row.tablename)).toEqual(Object.keys(fullSight(service.schema.sight).tables).sort());
      for (const row of found) expect(row.qual).toBe(row.with_check);
      const login = new URL(database.requestUrl).username;
      expect(await database.query(`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity and has_table_privilege($1, oid, 'select, insert, update, delete')`, [login])).toEqual([]);
    });

    it('that had its policies changed by hand has them back after the next migration', async () => {
      const before = await database.query(policies);
      await database.query('alter policy sight on event_log using (true)');
      expect(await database.query(policies)).not.toEqual(before);
      await migrate(service.schema, database.ownerUrl);
      expect(await database.query(policies)).toEqual(before);
    });
  });
}
