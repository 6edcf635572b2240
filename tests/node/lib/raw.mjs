// A bare socket: messages in the order they come, and the close.

import WebSocket from 'ws';
import { within } from './tap.mjs';

export class Raw {
  patience = 10;
  #inbox = [];
  #waiting = [];
  #end;

  /** Opens a socket. */
  static open(url, protocols = ['graphql-transport-ws'], headers = {}) {
    const socket = new WebSocket(url, protocols, { headers });
    const raw = new Raw(socket);
    const opened = new Promise((resolve, reject) => {
      socket.once('open', () => resolve(raw));
      socket.once('error', reject);
    });
    return within(10, 'opening', opened);
  }

  constructor(socket) {
    this.socket = socket;
    this.#end = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString());
      const next = this.#waiting.shift();
      if (next) next(message);
      else this.#inbox.push(message);
    });
  }

  /** Sends a message. */
  send(message) {
    this.raw(JSON.stringify(message));
  }

  /** Sends what may not be a message. */
  raw(data) {
    this.socket.send(data);
  }

  /** The next message. */
  next() {
    if (this.#inbox.length) return Promise.resolve(this.#inbox.shift());
    const message = new Promise((resolve) => this.#waiting.push(resolve));
    const closed = this.#end.then((close) => {
      throw new Error(`closed instead: ${JSON.stringify(close)}`);
    });
    return within(this.patience, 'message', Promise.race([message, closed]));
  }

  /** The next message that fits; others are passed over. */
  async find(fits) {
    for (;;) {
      const message = await this.next();
      if (fits(message)) return message;
    }
  }

  /** Waits for the close and tells its code and reason. */
  closed() {
    return within(this.patience, 'close', this.#end);
  }

  /** Closes from this side. */
  end() {
    this.socket.close(1000);
  }
}
