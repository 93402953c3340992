/** Zooms and moves the picture that the viewer shows: by two fingers, wheel, double click and keys. */

export interface Zoom {
  /** 1 for a picture that fits. */
  readonly scale: number;
  /** In or out by a factor, about the middle. */
  by(factor: number): void;
  /** Moves a picture that does not fit. */
  move(x: number, y: number): void;
  toggle(): void;
  reset(): void;
}

export interface ZoomActions {
  image(): HTMLImageElement;
  changed(scale: number): void;
  /** The reader pressed beside the picture, or pulled it down. */
  dismiss(): void;
}

/** Pixels that a finger may move and still press. */
const SLACK = 10;
/** Milliseconds between the two halves of a double click. */
const DOUBLE = 350;
/** Pixels to pull a picture down. */
const PULL = 90;

/** @param stage what gets the gestures */
export function zoomIn(stage: HTMLElement, { image, changed, dismiss }: ZoomActions): Zoom {
  let [scale, x, y] = [1, 0, 0];
  /** The pointers that are down, where they were last. */
  const down = new Map<number, PointerEvent>();
  let start: PointerEvent | undefined;
  let moved = false;
  let lastClick = 0;

  /** Pixels of the picture for one of the page, if it fits. */
  const density = () => (Number(image().style.getPropertyValue("--w")) || image().naturalWidth) / image().clientWidth;

  function apply(at: { scale: number; x: number; y: number }, pulled = 0): void {
    const before = scale;
    scale = Math.min(Math.max(at.scale, 1), Math.max(4, density()));
    const room = (shown: number, all: number) => Math.max(0, (shown * scale - all) / 2);
    const within = (value: number, most: number) => Math.min(Math.max(value, -most), most);
    x = within(at.x, room(image().clientWidth, stage.clientWidth));
    y = within(at.y, room(image().clientHeight, stage.clientHeight));
    image().style.transform = scale === 1 && !pulled ? "" : `translate(${x}px, ${y + pulled}px) scale(${scale})`;
    if (scale !== before) changed(scale);
  }

  /** What is under a point stays there. */
  function about(factor: number, clientX: number, clientY: number): void {
    const box = stage.getBoundingClientRect();
    const [px, py] = [clientX - box.x - box.width / 2, clientY - box.y - box.height / 2];
    const next = Math.min(Math.max(scale * factor, 1), Math.max(4, density()));
    apply({ scale: next, x: px - ((px - x) * next) / scale, y: py - ((py - y) * next) / scale });
  }

  const middle = () => {
    const box = stage.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2] as const;
  };

  function toggleAt(clientX: number, clientY: number): void {
    if (scale > 1) apply({ scale: 1, x: 0, y: 0 });
    else about(Math.min(Math.max(density(), 2), 4), clientX, clientY);
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (down.size === 0) [start, moved] = [event, false];
    down.set(event.pointerId, event);
  });

  stage.addEventListener("pointermove", (event) => {
    const last = down.get(event.pointerId);
    if (!last || !start) return;
    // The button was let go of outside the window.
    if (event.pointerType === "mouse" && event.buttons === 0) return up(event);
    const [other] = [...down.values()].filter(({ pointerId }) => pointerId !== event.pointerId);
    down.set(event.pointerId, event);
    moved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > SLACK || !!other;
    const [dx, dy] = [event.clientX - last.clientX, event.clientY - last.clientY];
    image().classList.add("held");
    if (other) {
      const apart = (one: PointerEvent) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      apply({ scale, x: x + dx / 2, y: y + dy / 2 });
      about(
        apart(event) / Math.max(1, apart(last)),
        (event.clientX + other.clientX) / 2,
        (event.clientY + other.clientY) / 2,
      );
    } else if (scale > 1) {
      // A mouse that leaves the window still holds the picture.
      if (moved) stage.setPointerCapture(event.pointerId);
      apply({ scale, x: x + dx, y: y + dy });
    } else if (event.pointerType === "touch") apply({ scale, x, y }, Math.max(0, event.clientY - start.clientY));
  });

  function up(event: PointerEvent): void {
    if (!down.delete(event.pointerId) || down.size > 0 || !start) return;
    image().classList.remove("held");
    const pulled = event.clientY - start.clientY;
    const isPull = scale === 1 && pulled > PULL && pulled > 2 * Math.abs(event.clientX - start.clientX);
    apply({ scale, x, y });
    if (isPull && event.type === "pointerup" && event.pointerType === "touch") dismiss();
  }
  stage.addEventListener("pointerup", up);
  stage.addEventListener("pointercancel", up);

  // The browser swipes with one finger; two are for the zoom.
  stage.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    },
    { passive: false },
  );

  stage.addEventListener("click", (event) => {
    if (moved) return;
    if (!(event.target instanceof HTMLImageElement)) return dismiss();
    const isDouble = event.timeStamp - lastClick < DOUBLE;
    lastClick = isDouble ? 0 : event.timeStamp;
    if (isDouble) toggleAt(event.clientX, event.clientY);
  });

  stage.addEventListener(
    "wheel",
    (event) => {
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      event.preventDefault();
      // Two fingers on a touchpad come as a wheel with Ctrl, in small steps.
      const step = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 30;
      about(Math.exp(-step * (event.ctrlKey ? 0.01 : 0.002)), event.clientX, event.clientY);
    },
    { passive: false },
  );

  return {
    get scale() {
      return scale;
    },
    by: (factor) => about(factor, ...middle()),
    move: (dx, dy) => apply({ scale, x: x + dx, y: y + dy }),
    toggle: () => toggleAt(...middle()),
    reset: () => apply({ scale: 1, x: 0, y: 0 }),
  };
}
