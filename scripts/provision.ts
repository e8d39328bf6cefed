import { provision } from './servers/provision.js';
import { servicesWithDatabase } from './start/plan.js';

/*
 * npm run provision: makes the databases and logins of all services on the server behind DATABASE_ADMIN_URL (superuser).
 * Every login gets the password SERVICE_PASSWORD. Repeating it changes nothing. SANDBOX=1 adds the clock's logins.
 */

const { DATABASE_ADMIN_URL, SERVICE_PASSWORD, SANDBOX } = process.env;
if (!DATABASE_ADMIN_URL || !SERVICE_PASSWORD) {
  console.error('Set DATABASE_ADMIN_URL (a superuser of the server) and SERVICE_PASSWORD (for the logins of the services).');
  process.exit(1);
}
for (const service of servicesWithDatabase()) {
  const { database } = await provision(DATABASE_ADMIN_URL, service, { clock: SANDBOX === '1', password: SERVICE_PASSWORD });
  console.log(`${service}: database ${database} and its logins are there`);
}
