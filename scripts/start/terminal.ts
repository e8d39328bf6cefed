import fs from 'node:fs';

export function say(line: string): void {
  console.log(`  ${line}`);
}

/** Prints what was done with the time it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  const result = await work();
  say(`${what.padEnd(44)} ${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
  return result;
}

/** One demo person that a reader can sign in as. */
export interface DemoSignIn {
  end: 'student' | 'corp' | 'admin';
  who: string;
  account: string;
  password: string;
}

/** The addresses and the demo sign-ins, as the last thing of a start. */
export function printAddresses(gatewayUrl: string, sandboxUrl: string, demoFile: string, detached: boolean): void {
  const lines = [
    '',
    `  学生 graduates    ${gatewayUrl}/student/`,
    `  单位 employers    ${gatewayUrl}/corp/`,
    `  管理 院系·校·省·部  ${gatewayUrl}/admin/`,
    `  sandbox           ${sandboxUrl}/   sign-in servers, SMS, clock`,
    '',
  ];
  const demo = fs.existsSync(demoFile) ? (JSON.parse(fs.readFileSync(demoFile, 'utf8')) as { signIns?: DemoSignIn[] }) : {};
  for (const { end, who, account, password } of demo.signIns ?? []) {
    lines.push(`  /${end}/`.padEnd(13) + `${account.padEnd(22)} ${password.padEnd(14)} ${who}`);
  }
  lines.push('', detached ? '  npm run status shows it, npm stop ends it.' : '  Ctrl-C ends it.');
  console.log(lines.join('\n'));
}
