import type { Raster } from "../files.ts";
import { type Random, random } from "../prng.ts";
import type { Hit, Solid } from "./shapes.ts";
import { type Tree, trace, tree } from "./tree.ts";

export interface Lamp {
  /** Corner of a flat rectangle, and its two sides. */
  readonly corner: readonly [number, number, number];
  readonly side: readonly [number, number, number];
  readonly other: readonly [number, number, number];
  /** Light per area, linear, for each channel. */
  readonly color: readonly [number, number, number];
}

export interface Scene {
  readonly solids: readonly Solid[];
  /** One at least, 64 at most. */
  readonly lamps: readonly Lamp[];
  /** Light from where nothing stands; writes linear light. */
  readonly sky: (x: number, y: number, z: number, out: Float64Array) => void;
  readonly eye: readonly [number, number, number];
  readonly look: readonly [number, number, number];
  /** Vertical angle of view in degrees. */
  readonly angle: number;
  /** Radius of the lens: how blurred things are that are not at the point looked at. */
  readonly lens: number;
  readonly width: number;
  readonly height: number;
  /** Rays for each pixel. */
  readonly rays: number;
  readonly seed: number;
  readonly exposure?: number;
}

type Met = Hit & { solid: Solid };

// Scratch records: a picture takes some 10^8 rays, and a new object for each would double the time.
const HIT: Hit = { t: 0, solid: undefined, nx: 0, ny: 0, nz: 0, u: 0, v: 0, face: 0 };
const SHADOW: Hit = { ...HIT };
const PAINT = new Float64Array(3);
const SUMS = new Float64Array(64);
const CHANCE = { value: 1 };

/** Renders a scene by path tracing: lamps are sampled at every bounce, three bounces at most. */
export function render(scene: Scene): Raster {
  const { width, height, rays } = scene;
  const rnd = random(scene.seed);
  const world = tree(scene.solids);
  const [forward, right, up, distance] = camera(scene);
  const tall = Math.tan((scene.angle * Math.PI) / 360);
  const data = new Uint8Array(width * height * 3);
  const light = new Float64Array(3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let i = 0; i < rays; i++) {
        const sx = ((2 * (x + rnd())) / width - 1) * tall * (width / height) * distance;
        const sy = (1 - (2 * (y + rnd())) / height) * tall * distance;
        const turn = rnd() * 2 * Math.PI;
        const reach = Math.sqrt(rnd()) * scene.lens;
        const lx = Math.cos(turn) * reach;
        const ly = Math.sin(turn) * reach;
        const [px, py] = [sx - lx, sy - ly];
        const dx = forward[0] * distance + right[0] * px + up[0] * py;
        const dy = forward[1] * distance + right[1] * px + up[1] * py;
        const dz = forward[2] * distance + right[2] * px + up[2] * py;
        const ox = scene.eye[0] + right[0] * lx + up[0] * ly;
        const oy = scene.eye[1] + right[1] * lx + up[1] * ly;
        const oz = scene.eye[2] + right[2] * lx + up[2] * ly;
        const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        path(scene, world, rnd, ox, oy, oz, dx / length, dy / length, dz / length, light);
        red += Math.min(4, at(light, 0));
        green += Math.min(4, at(light, 1));
        blue += Math.min(4, at(light, 2));
      }
      const gain = (scene.exposure ?? 1) / rays;
      const i = (y * width + x) * 3;
      data[i] = develop(red * gain);
      data[i + 1] = develop(green * gain);
      data[i + 2] = develop(blue * gain);
    }
  return { width, height, data };
}

function path(
  scene: Scene,
  world: Tree,
  rnd: Random,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  out: Float64Array,
): void {
  let carry0 = 1;
  let carry1 = 1;
  let carry2 = 1;
  out.fill(0);
  for (let bounce = 0; bounce < 3; bounce++) {
    HIT.t = 1e6;
    HIT.solid = undefined;
    if (!trace(world, ox, oy, oz, dx, dy, dz, HIT) || !HIT.solid) {
      scene.sky(dx, dy, dz, PAINT);
      add(out, carry0, carry1, carry2, PAINT, 1);
      return;
    }
    const { solid, nx, ny, nz, t } = HIT as Met;
    solid.paint(HIT.u, HIT.v, HIT.face, PAINT);
    ox += dx * t + nx * 1e-4;
    oy += dy * t + ny * 1e-4;
    oz += dz * t + nz * 1e-4;
    if (solid.glow > 0) add(out, carry0, carry1, carry2, PAINT, solid.glow);
    const facing = -(dx * nx + dy * ny + dz * nz);
    const mirror = solid.gloss * (0.05 + 0.95 * (1 - facing) ** 5);
    // Mirrored rays are sent oftener than their share of the light, and weighed: rare bright ones would be specks.
    const chance = Math.min(0.6, mirror * 4);
    const mirrored = rnd() < chance;
    const weight = mirrored ? mirror / chance : (1 - mirror) / (1 - chance);
    carry0 *= weight;
    carry1 *= weight;
    carry2 *= weight;
    if (mirrored) {
      const blur = 0.06;
      dx += 2 * facing * nx + (rnd() - 0.5) * blur;
      dy += 2 * facing * ny + (rnd() - 0.5) * blur;
      dz += 2 * facing * nz + (rnd() - 0.5) * blur;
    } else {
      carry0 *= at(PAINT, 0);
      carry1 *= at(PAINT, 1);
      carry2 *= at(PAINT, 2);
      const lamp = choose(scene.lamps, rnd, ox, oy, oz);
      const share = lit(lamp, world, rnd, ox, oy, oz, nx, ny, nz) / CHANCE.value;
      if (share > 0) add(out, carry0, carry1, carry2, lamp.color, share);
      const z = 2 * rnd() - 1;
      const turn = rnd() * 2 * Math.PI;
      const flat = Math.sqrt(1 - z * z);
      dx = nx + flat * Math.cos(turn);
      dy = ny + flat * Math.sin(turn);
      dz = nz + z;
    }
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1;
    dx /= length;
    dy /= length;
    dz /= length;
  }
}

function add(out: Float64Array, r: number, g: number, b: number, light: ArrayLike<number>, share: number): void {
  out[0] = at(out, 0) + r * at(light, 0) * share;
  out[1] = at(out, 1) + g * at(light, 1) * share;
  out[2] = at(out, 2) + b * at(light, 2) * share;
}

/** Picks one lamp for a bounce, strong and near ones more often; leaves how likely it was in `CHANCE`. */
function choose(lamps: readonly Lamp[], rnd: Random, x: number, y: number, z: number): Lamp {
  let total = 0;
  for (let i = 0; i < lamps.length; i++) {
    const { corner, side, other, color } = lamps[i] as Lamp;
    const dx = corner[0] + (side[0] + other[0]) / 2 - x;
    const dy = corner[1] + (side[1] + other[1]) / 2 - y;
    const dz = corner[2] + (side[2] + other[2]) / 2 - z;
    total += color[0] / (dx * dx + dy * dy + dz * dz + 0.5);
    SUMS[i] = total;
  }
  const wanted = rnd() * total;
  let i = 0;
  while (i < lamps.length - 1 && at(SUMS, i) < wanted) i++;
  CHANCE.value = (at(SUMS, i) - (i > 0 ? at(SUMS, i - 1) : 0)) / total;
  return lamps[i] as Lamp;
}

/** Share of a lamp's light that reaches a point, by one shadow ray to a random place on it. */
function lit(
  lamp: Lamp,
  world: Tree,
  rnd: Random,
  ox: number,
  oy: number,
  oz: number,
  nx: number,
  ny: number,
  nz: number,
): number {
  const p = rnd();
  const q = rnd();
  const x = lamp.corner[0] + lamp.side[0] * p + lamp.other[0] * q - ox;
  const y = lamp.corner[1] + lamp.side[1] * p + lamp.other[1] * q - oy;
  const z = lamp.corner[2] + lamp.side[2] * p + lamp.other[2] * q - oz;
  const squared = x * x + y * y + z * z;
  const length = Math.sqrt(squared);
  const front = (nx * x + ny * y + nz * z) / length;
  if (front <= 0) return 0;
  const ax = lamp.side[1] * lamp.other[2] - lamp.side[2] * lamp.other[1];
  const ay = lamp.side[2] * lamp.other[0] - lamp.side[0] * lamp.other[2];
  const az = lamp.side[0] * lamp.other[1] - lamp.side[1] * lamp.other[0];
  SHADOW.t = length - 1e-3;
  if (trace(world, ox, oy, oz, x / length, y / length, z / length, SHADOW, true)) return 0;
  return (front * Math.abs(ax * x + ay * y + az * z)) / (length * squared * Math.PI);
}

type Triple = readonly [number, number, number];

function camera(scene: Scene): [Triple, Triple, Triple, number] {
  const [fx, fy, fz] = [0, 1, 2].map((k) => at(scene.look, k) - at(scene.eye, k)) as [number, number, number];
  const distance = Math.hypot(fx, fy, fz);
  const forward: Triple = [fx / distance, fy / distance, fz / distance];
  const flat = Math.hypot(forward[0], forward[2]);
  const right: Triple = [-forward[2] / flat, 0, forward[0] / flat];
  const up: Triple = [
    right[1] * forward[2] - right[2] * forward[1],
    right[2] * forward[0] - right[0] * forward[2],
    right[0] * forward[1] - right[1] * forward[0],
  ];
  return [forward, right, up, distance];
}

/** Linear light to a byte: a film-like shoulder (the common fit of the ACES curve), then gamma. */
function develop(x: number): number {
  const film = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
  return Math.round(255 * Math.min(1, Math.max(0, film)) ** (1 / 2.2));
}

function at(list: ArrayLike<number>, k: number): number {
  return list[k] as number;
}
