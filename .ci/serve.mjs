import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

// Starts a server and answers with it once its line says that it is ready.
export async function serve(command) {
  const server = spawn('bash', ['-c', `exec ${command}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(resolve => server.once('exit', resolve));
  for await (const line of createInterface({ input: server.stdout })) {
    const ready = / (http:\/\/\S+)$/.exec(line);
    if (ready) {
      server.stdout.resume();
      const stop = async () => {
        server.kill('SIGTERM');
        const code = await ended;
        // A launcher such as npx may end before the server that it started.
        await portIsFree(new URL(ready[1]));
        return code;
      };
      return { url: ready[1], stop };
    }
  }
  throw new Error(`${command} ended with ${await ended} before it was ready`);
}

async function portIsFree({ hostname, port }) {
  for (let tries = 0; tries < 300; tries++) {
    const listens = await new Promise(resolve => {
      const socket = connect(port, hostname);
      socket.once('error', () => resolve(false));
      socket.once('connect', () => {
        socket.destroy();
        resolve(true);
      });
    });
    if (!listens) {
      return;
    }
    await pause(100);
  }
  throw new Error(`Something still listens on ${hostname}:${port}`);
}
