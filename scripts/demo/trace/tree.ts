import { extent, type Hit, meet, type Solid } from "./shapes.ts";

/** Solids in a tree of upright boxes, so that a ray asks only those near its way. */
export interface Tree {
  /** Lowest and highest corner: x, y, z, x, y, z. */
  readonly bounds: Float64Array;
  /** Axis it was cut along; the left branch holds the lower part. */
  readonly axis: 0 | 1 | 2;
  readonly left: Tree | undefined;
  readonly right: Tree | undefined;
  readonly solids: readonly Solid[];
}

export function tree(solids: readonly Solid[]): Tree {
  const low: [number, number, number] = [1e9, 1e9, 1e9];
  const high: [number, number, number] = [-1e9, -1e9, -1e9];
  for (const s of solids) {
    const e = extent(s);
    for (const k of [0, 1, 2] as const) {
      low[k] = Math.min(low[k], s.center[k] - e[k]);
      high[k] = Math.max(high[k], s.center[k] + e[k]);
    }
  }
  const bounds = Float64Array.of(...low, ...high);
  const sizes = [high[0] - low[0], high[1] - low[1], high[2] - low[2]] as const;
  const axis = sizes[0] >= sizes[1] && sizes[0] >= sizes[2] ? 0 : sizes[1] >= sizes[2] ? 1 : 2;
  // What is as large as the whole stays here: below, it would blow up every branch it is in.
  const large = solids.filter((s) => extent(s)[axis] * 2 > sizes[axis] * 0.6);
  const small = solids.filter((s) => extent(s)[axis] * 2 <= sizes[axis] * 0.6);
  if (small.length <= 2) return { bounds, axis, left: undefined, right: undefined, solids };
  small.sort((p, q) => p.center[axis] - q.center[axis]);
  const half = small.length >> 1;
  return { bounds, axis, left: tree(small.slice(0, half)), right: tree(small.slice(half)), solids: large };
}

/** Finds the nearest hit below `hit.t`; with `any`, the first one met. */
export function trace(
  t: Tree,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  hit: Hit,
  any = false,
): boolean {
  if (!crosses(t.bounds, ox, oy, oz, dx, dy, dz, hit.t)) return false;
  let found = false;
  for (let i = 0; i < t.solids.length; i++) {
    if (meet(t.solids[i] as Solid, ox, oy, oz, dx, dy, dz, hit)) {
      if (any) return true;
      found = true;
    }
  }
  if (!t.left || !t.right) return found;
  const ahead = (t.axis === 0 ? dx : t.axis === 1 ? dy : dz) > 0;
  found = trace(ahead ? t.left : t.right, ox, oy, oz, dx, dy, dz, hit, any) || found;
  if (any && found) return true;
  return trace(ahead ? t.right : t.left, ox, oy, oz, dx, dy, dz, hit, any) || found;
}

function crosses(
  b: Float64Array,
  ox: number,
  oy: number,
  oz: number,
  dx: number,
  dy: number,
  dz: number,
  limit: number,
): boolean {
  const ix = 1 / dx;
  const iy = 1 / dy;
  const iz = 1 / dz;
  const x1 = ((b[0] as number) - ox) * ix;
  const x2 = ((b[3] as number) - ox) * ix;
  const y1 = ((b[1] as number) - oy) * iy;
  const y2 = ((b[4] as number) - oy) * iy;
  const z1 = ((b[2] as number) - oz) * iz;
  const z2 = ((b[5] as number) - oz) * iz;
  let near = Math.min(x1, x2);
  let far = Math.max(x1, x2);
  if (y1 < y2) {
    if (y1 > near) near = y1;
    if (y2 < far) far = y2;
  } else {
    if (y2 > near) near = y2;
    if (y1 < far) far = y1;
  }
  if (z1 < z2) {
    if (z1 > near) near = z1;
    if (z2 < far) far = z2;
  } else {
    if (z2 > near) near = z2;
    if (z1 < far) far = z1;
  }
  return near <= far && far > 0 && near < limit;
}
