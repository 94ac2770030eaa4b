// Host for Streamlit's components v2, which calls `draw` again at each rerun of the script.

import coarse from "../../data/boundaries/mexico_1000m.topojson";
import fine from "../../data/boundaries/mexico_250m.topojson";
import towns from "../../data/localities.csv";
import { Geometry, type Detail } from "./geometry.ts";
import type { Choice } from "./actions.ts";
import { ViolenceMap } from "./layer.ts";
import { unpack } from "./packed.ts";
import type { Payload } from "./payload.ts";
import { Stepper } from "./stepper.ts";

/** What Streamlit hands over; `data` is the payload as deflated JSON. */
interface Component {
  data: Uint8Array;
  parentElement: HTMLElement | ShadowRoot;
  setTriggerValue(name: "chosen", value: Choice): void;
  setStateValue(name: "stepping", value: string | null): void;
}

const ADDRESSES: Record<Detail, string> = { coarse, fine };
const mounts = new WeakMap<Component["parentElement"], Mount>();
const geometries = new Map<Detail, Promise<Geometry>>();

/** One map in the page, for as long as its element is there. */
class Mount {
  readonly #host = document.createElement("div");
  readonly #map: ViolenceMap;
  readonly #stepper: Stepper;
  #component: Component;
  #shown = "";

  constructor(component: Component) {
    this.#component = component;
    const bar = document.createElement("div");
    component.parentElement.append(this.#host, bar);
    this.#map = new ViolenceMap(this.#host, geometryOf, (choice) =>
      this.#component.setTriggerValue("chosen", choice),
    );
    this.#map.searchLocalities(() => fetchPacked(towns));
    this.#stepper = new Stepper(bar, this.#map, (month) =>
      this.#component.setStateValue("stepping", month),
    );
  }

  async update(component: Component): Promise<void> {
    this.#component = component; // what is picked goes to the newest run of the script
    const payload = await unpack(component.data);
    const isDark = hasDarkPage(this.#host);
    if (this.#host.classList.contains("vm-dark") !== isDark) {
      this.#host.classList.toggle("vm-dark", isDark);
      this.#map.forgetColors();
    } else if (payload === this.#shown) return;
    this.#shown = payload;
    const view: Payload = JSON.parse(payload);
    this.#stepper.follow(view);
    await this.#map.show(view, this.#stepper.month);
    this.#stepper.show(view);
  }

  /** Streamlit also asks for this when a newer run overtook one; the element then stays. */
  removeIfGone(): void {
    if (this.#host.isConnected) return;
    this.#stepper.remove();
    this.#map.remove();
    mounts.delete(this.#component.parentElement);
  }
}

export default async function draw(component: Component): Promise<() => void> {
  const { parentElement } = component;
  const mount = mounts.get(parentElement) ?? new Mount(component);
  mounts.set(parentElement, mount);
  await mount.update(component);
  return () => mount.removeIfGone();
}

/** Boundaries of a level of detail, fetched when first needed; the name changes with the content. */
function geometryOf(detail: Detail): Promise<Geometry> {
  let geometry = geometries.get(detail);
  if (!geometry) {
    geometry = fetchGeometry(detail);
    geometries.set(detail, geometry);
    geometry.catch(() => geometries.delete(detail)); // so that the next view tries again
  }
  return geometry;
}

async function fetchGeometry(detail: Detail): Promise<Geometry> {
  return new Geometry(await fetchPacked(ADDRESSES[detail]), detail);
}

/** What a deflated file of JSON beside this one holds. */
async function fetchPacked<Content>(name: string): Promise<Content> {
  const address = new URL(name, import.meta.url);
  const answer = await fetch(address, { cache: "force-cache" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return JSON.parse(await unpack(new Uint8Array(await answer.arrayBuffer())));
}

function hasDarkPage(host: HTMLElement): boolean {
  const background = getComputedStyle(host).getPropertyValue("--st-background-color");
  if (background !== page.background) page = { background, isDark: isDark(background) };
  return page.isDark;
}

let page = { background: "", isDark: false };

/** Whether a CSS color, in whatever notation, is nearer to black than to white. */
function isDark(color: string): boolean {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d")!;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data as unknown as [number, number, number];
  return red + green + blue < 3 * 128;
}
