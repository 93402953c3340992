const made = new Map<string, Promise<unknown>>();

/** Makes something once for all test files of a worker; further calls with the same name get what the first one made. */
export function once<T>(name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(name) as Promise<T> | undefined;
  if (known) return known;
  const promise = make();
  made.set(name, promise);
  return promise;
}
