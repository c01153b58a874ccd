// The language server as an editor speaks to it: what the panel shows is what the server says of the text.
import { spawn } from 'node:child_process';
import { binary } from './stage.js';

/** A server that has `text` open; `ask` has it run a command, `change` gives it another text. */
export async function serve(text, lang) {
  const child = spawn(binary, ['server'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map();
  const uri = 'file:///essai/lacunes.referentiel.yaml';
  let data = Buffer.alloc(0), id = 0, version = 1;
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = (method, params) => new Promise((resolve, reject) => {
    waiting.set(++id, { resolve, reject });
    send({ id, method, params });
  });
  child.stdout.on('data', (more) => {
    data = Buffer.concat([data, more]);
    for (;;) {
      const head = data.indexOf('\r\n\r\n');
      if (head < 0) return;
      const end = head + 4 + Number(data.subarray(0, head).toString().match(/Content-Length: (\d+)/i)[1]);
      if (data.length < end) return;
      const message = JSON.parse(data.subarray(head + 4, end).toString());
      data = data.subarray(end);
      if (message.method && message.id !== undefined) send({ id: message.id, result: null });
      else if (waiting.has(message.id)) {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error) reject(new Error(message.error.message));
        else resolve(message.result);
      }
    }
  });
  await request('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { locale: lang } });
  send({ method: 'initialized', params: {} });
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'referentiel', version, text } } });
  return {
    uri,
    ask: (command, more) => request('workspace/executeCommand', { command: `referentiel.server.${command}`, arguments: [{ uri, ...more }] }),
    change: (now) => send({
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version: ++version }, contentChanges: [{ text: now }] },
    }),
    stop: () => child.kill(),
  };
}
