// The whole screen for the map and what stands beside it: legend and months.

const CLASS = "vm-full";

/** A button of the browser's Fullscreen API; null where that is not to be had. */
export class FullScreen {
  readonly #host: HTMLElement;
  readonly #onChange: (isOn: boolean) => void;
  readonly #listener = () => this.#changed();

  constructor(host: HTMLElement, onChange: (isOn: boolean) => void) {
    this.#host = host;
    this.#onChange = onChange;
    document.addEventListener("fullscreenchange", this.#listener);
  }

  static get isOffered(): boolean {
    return document.fullscreenEnabled === true;
  }

  get isOn(): boolean {
    return document.fullscreenElement !== null && document.fullscreenElement === pictureOf(this.#host);
  }

  async toggle(): Promise<void> {
    // a browser that refuses tells the person itself; the map stays as it is
    if (this.isOn) await document.exitFullscreen().catch(() => {});
    else await pictureOf(this.#host).requestFullscreen().catch(() => {});
  }

  remove(): void {
    document.removeEventListener("fullscreenchange", this.#listener);
  }

  #changed(): void {
    this.#host.classList.toggle(CLASS, this.isOn);
    this.#onChange(this.isOn);
  }
}

/** The element that holds map and legend: of the dashboard, of the one-file page; else the map. */
function pictureOf(host: HTMLElement): Element {
  const root = host.getRootNode();
  const outside = root instanceof ShadowRoot ? root.host : host;
  return outside.closest(".st-key-picture, .picture") ?? host;
}
