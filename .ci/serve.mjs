import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

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
        return ended;
      };
      return { url: ready[1], stop };
    }
  }
  throw new Error(`${command} ended with ${await ended} before it was ready`);
}
