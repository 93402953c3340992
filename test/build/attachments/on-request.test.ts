import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { candidates } from "../../../scripts/attachments/derivatives.ts";
import { makeDerivatives } from "../../../scripts/attachments/encode.ts";
import { inspectFile } from "../../../scripts/attachments/inspect.ts";
import { IMAGE_DEFAULTS } from "../../../scripts/attachments/recipes.ts";
import { ImagesOnRequest } from "../../../scripts/make/images-on-request.ts";
import type { ImageOutput } from "../../../scripts/site/output.ts";
import { photograph, temporaryFolder, writeFiles } from "../../attachments/pictures.ts";

/** Every picture is too large to be shown. */
const SETTINGS = { ...IMAGE_DEFAULTS, max_original: { size: 1, width: 100 } };

test("an image on request is the one of a build, made once, and one that cannot be made says so and ends nothing", async () => {
  const folder = await temporaryFolder();
  const bytes = await photograph(400, 300).jpeg().toBuffer();
  const { "a.jpg": a, "b.jpg": b } = await writeFiles(folder, {
    "a.jpg": bytes,
    "b.jpg": await photograph(400, 300, 2).jpeg().toBuffer(),
  });
  const outputs = async (source: string, file: string): Promise<ImageOutput[]> =>
    candidates(await inspectFile(source), SETTINGS, "figure").map((derivative) => {
      const { path, key } = derivative;
      return { kind: "image", path, key, thread: "b/t", task: { source, file, derivatives: [derivative] } };
    });
  const left = [...(await outputs(a, "a.jpg")), ...(await outputs(b, "b.jpg"))];
  const cache = join(folder, "cache");
  const open = () => {
    const images = new ImagesOnRequest(cache, { concurrency: 1 });
    onTestFinished(() => images.close());
    images.leave(left);
    return images;
  };
  const images = open();
  const [path = "", bad = ""] = [left[0]?.path, left.at(-1)?.path];
  const asked = await Promise.all([images.image(path), images.image(path), images.image("images/none.avif")]);
  expect(asked[0]).toEqual({ file: expect.any(String) });
  expect(asked.slice(1)).toEqual([asked[0], undefined]);

  await writeFile(b, "something else");
  const failed = await images.image(bad);
  expect(failed).toMatchObject({ problem: { file: "b.jpg", message: expect.stringContaining("changed") } });
  expect(await images.image(bad)).toBe(failed);
  await rm(b);
  images.leave(left);
  await expect(images.image(bad)).rejects.toThrow("ENOENT");
  expect(await images.image(path)).toEqual(asked[0]);

  const fresh = await makeDerivatives([{ source: a, file: "a.jpg", facts: await inspectFile(a), uses: ["figure"] }], {
    cache: join(folder, "fresh"),
    concurrency: 1,
    settings: SETTINGS,
  });
  const file = (made: (typeof asked)[0]) => (made && "file" in made ? made.file : expect.unreachable());
  expect((await readFile(file(asked[0]))).equals(await readFile(fresh.files.get(path)?.file ?? ""))).toBe(true);

  // The next run finds it in the cache without the original.
  await images.close();
  await rm(a);
  expect(await open().image(path)).toEqual(asked[0]);
});
