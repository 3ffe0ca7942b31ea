// Plain JavaScript, so that a Node too old for the rest can still run it and say what to do.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 && !(major === 22 && minor >= 18)) {
  process.stderr.write(
    `This is Node ${process.versions.node}; the library runs on Node 24, which \`npm ci\` brings along as a dependency.\n` +
      'Run `npm ci` (with install scripts allowed), and start commands with `npm run …`.\n',
  );
  process.exit(2);
}
