/** Turns at hosts: a few requests to one host at a time, with pauses, and none while it asks for a rest. */

export interface HostOptions {
  /** Requests at the same time, to all hosts together. */
  readonly atOnce: number;
  /** Requests at the same time to one host. */
  readonly perHost: number;
  /** Milliseconds between the beginnings of two requests to one host. */
  readonly pause: number;
}

interface Places {
  taken: number;
  readonly waiting: (() => void)[];
}

interface Host extends Places {
  /** When the next request may begin, in milliseconds as `Date.now` counts. */
  next: number;
  /** Requests in a row that found nobody. */
  silent: number;
}

/** Requests in a row that find nobody, after which a host counts as gone. */
const GONE = 3;

export class Hosts {
  readonly #options: HostOptions;
  readonly #hosts = new Map<string, Host>();
  readonly #all: Places = { taken: 0, waiting: [] };

  constructor(options: HostOptions) {
    this.#options = options;
  }

  /** Does work that asks a host, perhaps several times, when a place at that host is free. */
  async visit<T>(name: string, work: () => Promise<T>): Promise<T> {
    const host = this.#host(name);
    await this.#places(host, this.#options.perHost);
    try {
      return await work();
    } finally {
      leave(host);
    }
  }

  /** Sends one request of a visit: after the host's pause, and when all hosts together leave room. */
  async request<T>(name: string, work: () => Promise<T>): Promise<T> {
    await this.#pause(this.#host(name));
    await this.#places(this.#all, this.#options.atOnce);
    try {
      return await work();
    } finally {
      leave(this.#all);
    }
  }

  /** Lets a host rest. */
  rest(name: string, ms: number): void {
    const host = this.#host(name);
    host.next = Math.max(host.next, Date.now() + ms);
  }

  /** Counts an answer, or that there was nobody. */
  heard(name: string, anybody: boolean): void {
    const host = this.#host(name);
    host.silent = anybody ? 0 : host.silent + 1;
  }

  /** Whether a host counts as gone, so that nothing more is asked of it. */
  isGone(name: string): boolean {
    return this.#host(name).silent >= GONE;
  }

  async #places(places: Places, limit: number): Promise<void> {
    if (places.taken >= limit) await new Promise<void>((go) => places.waiting.push(go));
    else places.taken += 1;
  }

  async #pause(host: Host): Promise<void> {
    for (let now = Date.now(); now < host.next; now = Date.now()) await sleep(host.next - now);
    host.next = Date.now() + this.#options.pause;
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name) ?? { taken: 0, next: 0, silent: 0, waiting: [] };
    this.#hosts.set(name, known);
    return known;
  }
}

/** Whoever waits takes the place, so the count stays. */
function leave(places: Places): void {
  const next = places.waiting.shift();
  if (next) next();
  else places.taken -= 1;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
