import type { Paint } from "./texture.ts";

/** A solid in the scene, in its own frame: centre, three axes, and sizes along them. */
export interface Solid {
  readonly kind: "box" | "cylinder" | "ball";
  readonly center: readonly [number, number, number];
  /** Half sizes along the own axes; a cylinder has its radius in x and its half height in y. */
  readonly half: readonly [number, number, number];
  /** Rows are the own axes in the world. */
  readonly axes: readonly number[];
  readonly paint: Paint;
  /** 0 dull to 1 lacquered. */
  readonly gloss: number;
  /** Light given off, per channel, in units of the paint. */
  readonly glow: number;
}

export interface SolidOptions {
  readonly at: readonly [number, number, number];
  readonly half: readonly [number, number, number];
  /** Degrees around the vertical, then tilt around the own x, then roll around the own z. */
  readonly turn?: number;
  readonly tilt?: number;
  readonly roll?: number;
  readonly paint: Paint;
  readonly gloss?: number;
  readonly glow?: number;
}

export function solid(kind: Solid["kind"], options: SolidOptions): Solid {
  return {
    kind,
    center: options.at,
    half: options.half,
    axes: rotation(options.turn ?? 0, options.tilt ?? 0, options.roll ?? 0),
    paint: options.paint,
    gloss: options.gloss ?? 0,
    glow: options.glow ?? 0,
  };
}

/** What a ray met; one record is reused for all rays. */
export interface Hit {
  t: number;
  solid: Solid | undefined;
  nx: number;
  ny: number;
  nz: number;
  u: number;
  v: number;
  face: number;
}

/** Half sizes of the upright box around a solid. */
export function extent(s: Solid): [number, number, number] {
  const [a, b, c] = s.kind === "cylinder" ? [s.half[0], s.half[1], s.half[0]] : s.half;
  const m = s.axes as number[];
  const along = (k: number): number =>
    Math.abs(m[k] as number) * a + Math.abs(m[3 + k] as number) * b + Math.abs(m[6 + k] as number) * c;
  return [along(0), along(1), along(2)];
}

const EPSILON = 1e-5;

/** Meets a ray with a solid; writes the hit and returns true where it is nearer than `hit.t`. */
export function meet(
  s: Solid,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  hit: Hit,
): boolean {
  const m = s.axes as number[];
  const px = ox - s.center[0];
  const py = oy - s.center[1];
  const pz = oz - s.center[2];
  const x = (m[0] as number) * px + (m[1] as number) * py + (m[2] as number) * pz;
  const y = (m[3] as number) * px + (m[4] as number) * py + (m[5] as number) * pz;
  const z = (m[6] as number) * px + (m[7] as number) * py + (m[8] as number) * pz;
  const a = (m[0] as number) * dx + (m[1] as number) * dy + (m[2] as number) * dz;
  const b = (m[3] as number) * dx + (m[4] as number) * dy + (m[5] as number) * dz;
  const c = (m[6] as number) * dx + (m[7] as number) * dy + (m[8] as number) * dz;
  let lx = 0;
  let ly = 0;
  let lz = 0;
  if (s.kind === "box") {
    const hx = s.half[0];
    const hy = s.half[1];
    const hz = s.half[2];
    const tx1 = (-hx - x) / a;
    const tx2 = (hx - x) / a;
    const ty1 = (-hy - y) / b;
    const ty2 = (hy - y) / b;
    const tz1 = (-hz - z) / c;
    const tz2 = (hz - z) / c;
    const nearX = Math.min(tx1, tx2);
    const nearY = Math.min(ty1, ty2);
    const nearZ = Math.min(tz1, tz2);
    const near = Math.max(nearX, nearY, nearZ);
    const far = Math.min(Math.max(tx1, tx2), Math.max(ty1, ty2), Math.max(tz1, tz2));
    if (!(near <= far) || near < EPSILON || near >= hit.t) return false;
    hit.t = near;
    const qx = (x + a * near) / hx;
    const qy = (y + b * near) / hy;
    const qz = (z + c * near) / hz;
    if (near === nearX) {
      lx = a > 0 ? -1 : 1;
      hit.face = a > 0 ? 1 : 0;
      hit.u = (1 - lx * qz) / 2;
      hit.v = (1 - qy) / 2;
    } else if (near === nearY) {
      ly = b > 0 ? -1 : 1;
      hit.face = b > 0 ? 3 : 2;
      hit.u = (1 + qx) / 2;
      hit.v = (1 + ly * qz) / 2;
    } else {
      lz = c > 0 ? -1 : 1;
      hit.face = c > 0 ? 5 : 4;
      hit.u = (1 + lz * qx) / 2;
      hit.v = (1 - qy) / 2;
    }
  } else if (s.kind === "ball") {
    const hx = s.half[0];
    const hy = s.half[1];
    const hz = s.half[2];
    const aa = (a / hx) ** 2 + (b / hy) ** 2 + (c / hz) ** 2;
    const half = (x * a) / hx ** 2 + (y * b) / hy ** 2 + (z * c) / hz ** 2;
    const disc = half * half - aa * ((x / hx) ** 2 + (y / hy) ** 2 + (z / hz) ** 2 - 1);
    if (disc < 0) return false;
    const near = (-half - Math.sqrt(disc)) / aa;
    if (near < EPSILON || near >= hit.t) return false;
    hit.t = near;
    lx = (x + a * near) / hx ** 2;
    ly = (y + b * near) / hy ** 2;
    lz = (z + c * near) / hz ** 2;
    const length = Math.sqrt(lx * lx + ly * ly + lz * lz);
    lx /= length;
    ly /= length;
    lz /= length;
    hit.face = 0;
    hit.u = 0.5 + Math.atan2(lx, lz) / (2 * Math.PI);
    hit.v = Math.acos(Math.max(-1, Math.min(1, ly))) / Math.PI;
  } else {
    const radius = s.half[0];
    const high = s.half[1];
    let near = hit.t;
    let found = false;
    const aa = a * a + c * c;
    const bb = x * a + z * c;
    const disc = bb * bb - aa * (x * x + z * z - radius * radius);
    if (disc >= 0 && aa > 0) {
      const t = (-bb - Math.sqrt(disc)) / aa;
      const h = y + b * t;
      if (t > EPSILON && t < near && Math.abs(h) <= high) {
        near = t;
        found = true;
        lx = (x + a * t) / radius;
        ly = 0;
        lz = (z + c * t) / radius;
        hit.face = 0;
        hit.u = 0.5 + Math.atan2(lx, lz) / (2 * Math.PI);
        hit.v = (1 - h / high) / 2;
      }
    }
    if (b !== 0) {
      const side = b > 0 ? -1 : 1;
      const t = (side * high - y) / b;
      const qx = x + a * t;
      const qz = z + c * t;
      if (t > EPSILON && t < near && qx * qx + qz * qz <= radius * radius) {
        near = t;
        found = true;
        lx = 0;
        ly = side;
        lz = 0;
        hit.face = side > 0 ? 2 : 3;
        hit.u = (1 + qx / radius) / 2;
        hit.v = (1 + qz / radius) / 2;
      }
    }
    if (!found) return false;
    hit.t = near;
  }
  hit.solid = s;
  hit.nx = (m[0] as number) * lx + (m[3] as number) * ly + (m[6] as number) * lz;
  hit.ny = (m[1] as number) * lx + (m[4] as number) * ly + (m[7] as number) * lz;
  hit.nz = (m[2] as number) * lx + (m[5] as number) * ly + (m[8] as number) * lz;
  return true;
}

function rotation(turn: number, tilt: number, roll: number): number[] {
  const [st, ct] = sincos(turn);
  const [sx, cx] = sincos(tilt);
  const [sz, cz] = sincos(roll);
  const yaw = [ct, 0, -st, 0, 1, 0, st, 0, ct];
  const pitch = [1, 0, 0, 0, cx, sx, 0, -sx, cx];
  const bank = [cz, sz, 0, -sz, cz, 0, 0, 0, 1];
  return times(bank, times(pitch, yaw));
}

function sincos(degrees: number): [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [Math.sin(angle), Math.cos(angle)];
}

function times(p: readonly number[], q: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += (p[i * 3 + k] as number) * (q[k * 3 + j] as number);
      out.push(sum);
    }
  return out;
}
