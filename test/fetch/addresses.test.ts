import { describe, expect, test } from "vitest";
import { parseTimestamp, type Timestamp } from "../../scripts/core/timestamp.ts";
import { waitOf } from "../../scripts/fetch/download.ts";
import { fileName } from "../../scripts/fetch/file-name.ts";
import { isPublic } from "../../scripts/fetch/public-address.ts";
import { copyAddress } from "../../scripts/fetch/wayback.ts";

describe("the network that a run is in is not asked", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
  ])("%s is not public", (address) => expect(isPublic(address)).toBe(false));
  test.each([
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "ff02::1",
  ])("%s is not public", (address) => expect(isPublic(address)).toBe(false));
  test.each(["93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:4700::1111"])("%s is public", (address) =>
    expect(isPublic(address)).toBe(true),
  );
});

describe("names of fetched files", () => {
  test.each([
    ["https://h.example/a/IMG_01.JPG?x=1", "png", "IMG_01.png"],
    ["https://h.example/%E5%9C%96%20(1).jpg", "jpg", "圖-1.jpg"],
    ["https://h.example/", "gif", "picture.gif"],
    ["https://h.example/..%2f..%2fetc%2fpasswd", "jpg", "etc-passwd.jpg"],
    ["https://h.example/con.jpg", "jpg", "con-2.jpg"],
    ["https://h.example/taken.png", "png", "taken-2.png"],
    ["https://h.example/%ff%fe.jpg", "jpg", "ff-fe.jpg"],
    ["https://h.example/a.jpg!large", "jpg", "a.jpg"],
  ])("%s", (address, extension, name) => {
    expect(fileName(address, extension, new Set(["taken.png"]))).toBe(name);
  });

  test("are short", () => {
    expect(Buffer.byteLength(fileName(`https://h.example/${"圖".repeat(200)}.png`, "png", new Set()))).toBeLessThan(90);
  });
});

test("a host says how long to wait in seconds or as a date", () => {
  expect(waitOf("3", 0)).toBe(3000);
  expect(waitOf("Thu, 01 Jan 1970 00:00:05 GMT", 2000)).toBe(3000);
  expect(waitOf("soon", 0)).toBeUndefined();
  expect(waitOf(undefined, 0)).toBeUndefined();
});

test("the copy of a dead picture is the one nearest to the thread's date", () => {
  const date = parseTimestamp("2016-01-02") as Timestamp;
  expect(copyAddress(undefined, "http://h.example/a.png", date)).toBe(
    "https://web.archive.org/web/20160102id_/http://h.example/a.png",
  );
  expect(copyAddress(undefined, "http://h.example/a.png", undefined)).toContain("/web/2id_/");
});
