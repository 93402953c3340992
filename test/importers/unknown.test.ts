import { expect, test } from "vitest";
import { floors, pageOf, read, threadOn } from "./reading.ts";

async function thread(body: string) {
  const head = "<meta charset=utf-8><title>Which lamp for the desk</title>";
  const [item] = await read(
    "page.html",
    `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
  );
  return floors(threadOn(pageOf(item)));
}

const LONG = "The old one hums and its arm sinks after an hour, so that the light is never where the book is.";
const reply = (id: number, name: string, time: string, text: string) =>
  `<div id="${id}" class="card rounded" data-reply-id="${id}"><div class="bold">${name} · <span>${time}</span></div>` +
  `<div class="prose"><p>${text}</p></div></div>`;

test("posts that only a number marks are found, with names that nothing marks", async () => {
  const page = `<div class="wide"><p class="box">Please <a href="/user/register">create an account</a></p></div>
<div class="wide"><nav><a href="/talk">Talk</a></nav>
<div class="card rounded"><h1>Which lamp for the desk</h1><div class="count">60 replies</div><div id="original-post">
<p class="bold">Ottokar · <span>03/03/2021 19:44</span></p><div class="prose"><p>${LONG}</p></div></div></div>
${reply(150881, "Mirabel", "03/03/2021 19:49", `${LONG} So did mine, and I took one with a clamp.`)}
${reply(150924, "Theobald", "03/03/2021 19:51", `${LONG} A clamp needs an edge, which my desk lacks.`)}
${reply(150927, "Mirabel", "03/03/2021 20:02", `${LONG} Then one with a heavy foot.`)}</div>`;
  const seen = await thread(page);
  expect(seen?.map(({ author, date }) => [author, date])).toEqual([
    ["Ottokar", "2021-03-03T19:44"],
    ["Mirabel", "2021-03-03T19:49"],
    ["Theobald", "2021-03-03T19:51"],
    ["Mirabel", "2021-03-03T20:02"],
  ]);
  expect(seen?.[0]?.words).toBe(LONG);
  expect(seen?.[3]?.words).toBe(`${LONG} Then one with a heavy foot.`);
});

test("a text that the page shows twice, first cut short, is there once and whole", async () => {
  const whole = `${LONG} ${LONG} It has to stand on glass as well.`;
  const answer = (name: string) =>
    `<div class="answer"><a class="user" href="/profile/${name}">${name}</a> <time datetime="2021-03-04">4 March</time>
<div class="content"><div class="cut"><div><p>${whole.slice(0, 130)}</p><button>Continue reading</button></div></div>
<div class="none"><div><p>${whole}</p></div></div></div></div>`;
  const seen = await thread(`<h1>Which lamp for the desk</h1>${answer("Ottokar")}${answer("Mirabel")}`);
  expect(seen?.map(({ author, words }) => [author, words])).toEqual([
    ["Ottokar", whole],
    ["Mirabel", whole],
  ]);
});
