/** Ends the processes started by servers.cjs and waits until each is gone. */
module.exports = async function stopServers() {
  const children = globalThis.netsignTestServers ?? [];
  globalThis.netsignTestServers = [];
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          if (child.exitCode !== null) return resolve();
          child.once('exit', resolve);
          child.disconnect();
        }),
    ),
  );
};
