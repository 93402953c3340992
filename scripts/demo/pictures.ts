import { denoise } from "./denoise.ts";
import * as doors from "./figures/doors.ts";
import * as ledger from "./figures/ledger.ts";
import * as long from "./figures/long.ts";
import * as notes from "./figures/notes.ts";
import * as online from "./figures/online.ts";
import * as queue from "./figures/queue.ts";
import * as replies from "./figures/replies.ts";
import * as shop from "./figures/shop.ts";
import * as supply from "./figures/supply.ts";
import { chartPng, photoJpeg, type Raster, toSharp } from "./files.ts";
import { countsCsv } from "./office/counts.ts";
import { doorSheet } from "./office/doors.ts";
import { conveyor } from "./scenes/conveyor.ts";
import { nightMarket } from "./scenes/market.ts";
import { mugInUse, mugOnWhite } from "./scenes/mugs.ts";
import { receipt } from "./scenes/receipt.ts";
import { shelf } from "./scenes/shelf.ts";
import { shutter } from "./scenes/shutters.ts";
import { till } from "./scenes/till.ts";
import { rainyWindow } from "./scenes/window.ts";

/** Every file that is drawn: its path below `content/`, and what makes its bytes. */
export const pictures: readonly (readonly [string, () => Promise<Uint8Array>])[] = [
  ["field-notes/2014/rain-on-the-window/window.jpg", async () => photoJpeg(await rainyWindow(), 78)],
  ["ledger/2011/receipt-anatomy/receipt.jpg", async () => sideways(await traced(receipt))],
  ["ledger/2019/cash-or-not/till.jpg", async () => photoJpeg(await traced(till), 82)],
  ["online/2013/main-picture-test/a.jpg", async () => photoJpeg(await traced(mugOnWhite), 84)],
  ["online/2013/main-picture-test/b.jpg", async () => photoJpeg(await traced(mugInUse), 84)],
  ["shopfloor/2011/eye-level/shelf.jpg", async () => photoJpeg(await traced(shelf), 82)],
  ["shopfloor/2016/night-market/street.jpg", async () => photoJpeg(await nightMarket(1), 82)],
  ["field-notes/2014/rain-on-the-window/rain.png", () => chartPng(notes.rain())],
  ["field-notes/2017/abandoned-at-shipping/baskets.png", () => chartPng(notes.baskets())],
  ["field-notes/2021/counting-by-hand/agreement.png", () => chartPng(notes.agreement())],
  ["ledger/2015/coupon-stacking/sawtooth.png", () => chartPng(ledger.sawtooth())],
  ["ledger/2018/own-label-price/bottle.png", () => chartPng(ledger.ownLabel())],
  ["ledger/2019/cash-or-not/shares.png", () => chartPng(ledger.payment())],
  ["ledger/2019/cash-or-not/costs.png", () => chartPng(ledger.costs())],
  ["ledger/2019/cash-or-not/tally.png", () => chartPng(replies.tally())],
  ["ledger/2019/cash-or-not/seconds.png", () => chartPng(replies.seconds())],
  ["ledger/2020/first-year/months.png", () => chartPng(long.months())],
  ["ledger/2020/first-year/school-day.png", () => chartPng(long.schoolDay())],
  ["supply/2020/reverse-logistics/grades.png", () => chartPng(long.grades())],
  ["supply/2020/reverse-logistics/fading.png", () => chartPng(long.fading())],
  ["online/2013/main-picture-test/forest.png", () => chartPng(online.pictureTest())],
  ["online/2020/live-show-returns/kept.png", () => chartPng(online.kept())],
  ["online/2020/live-show-returns/show.png", () => chartPng(online.show())],
  ["online/2022/second-hand-price/decay.png", () => chartPng(online.secondHand())],
  ["shopfloor/2009/shutters/01.jpg", async () => photoJpeg(await shutter(11, "永昌行", "#7c2a20"), 76)],
  ["shopfloor/2009/shutters/02.jpg", async () => photoJpeg(await shutter(12, "月光照相館", "#1f4d5a"), 76)],
  ["shopfloor/2009/shutters/03.jpg", async () => photoJpeg(await shutter(13, "阿水鐘錶", "#3c3a2a"), 76)],
  ["shopfloor/2009/shutters/04.jpg", async () => photoJpeg(await shutter(14, "五金雜貨", "#8a5a1c"), 76)],
  ["shopfloor/2011/eye-level/levels.png", () => chartPng(shop.levels())],
  ["shopfloor/2012/door-counter/hours.png", () => chartPng(doors.hours())],
  ["field-notes/2021/counting-by-hand/counts.csv", async () => Buffer.from(countsCsv())],
  ["shopfloor/2012/door-counter/客流原始數據.xlsx", async () => doorSheet()],
  ["shopfloor/2012/door-counter/causes.png", () => chartPng(doors.causes())],
  ["shopfloor/2012/door-counter/plan.png", () => chartPng(doors.plan())],
  ["shopfloor/2012/door-counter/week.png", () => chartPng(doors.heat())],
  ["shopfloor/2014/checkout-queue/waits.png", () => chartPng(queue.waits())],
  ["shopfloor/2014/checkout-queue/lines.gif", () => queue.film()],
  ["shopfloor/2016/night-market/break-even.png", () => chartPng(shop.breakEven())],
  ["shopfloor/2018/fresh-food-waste/profit.png", () => chartPng(shop.riceRolls())],
  ["supply/2013/stock-turns/turns.png", () => chartPng(supply.turns())],
  ["supply/2016/last-mile/minutes.png", () => chartPng(supply.minutes())],
  ["supply/2019/eleven-days/eleven-days.svg", async () => Buffer.from(supply.elevenDays())],
  ["supply/2023/sold-twice/sequence.png", () => chartPng(supply.soldTwice())],
  ["supply/2016/last-mile/conveyor.jpg", async () => photoJpeg(await traced(conveyor), 82)],
];

async function traced(scene: (scale: number) => Promise<Raster>): Promise<Raster> {
  return denoise(await scene(1));
}

/** Stores a picture as a camera held upright does: pixels lying, and a note which way is up. */
function sideways(raster: Raster): Promise<Buffer> {
  return toSharp(raster).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
}
