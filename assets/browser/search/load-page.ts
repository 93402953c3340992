/** Loads another page of the site as a document. @throws Error if it cannot be loaded */
export async function loadPage(url: string): Promise<Document> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
