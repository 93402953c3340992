import { denoise } from "./denoise.ts";
import { photoJpeg, type Raster, toSharp } from "./files.ts";
import { conveyor } from "./scenes/conveyor.ts";
import { nightMarket } from "./scenes/market.ts";
import { mugInUse, mugOnWhite } from "./scenes/mugs.ts";
import { receipt } from "./scenes/receipt.ts";
import { shelf } from "./scenes/shelf.ts";
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
  ["supply/2016/last-mile/conveyor.jpg", async () => photoJpeg(await traced(conveyor), 82)],
];

async function traced(scene: (scale: number) => Promise<Raster>): Promise<Raster> {
  return denoise(await scene(1));
}

/** Stores a picture as a camera held upright does: pixels lying, and a note which way is up. */
function sideways(raster: Raster): Promise<Buffer> {
  return toSharp(raster).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 82, mozjpeg: true }).toBuffer();
}
