// esbuild copies boundary files into static/ and gives their address there.
declare module "*.topojson" {
  const address: string;
  export default address;
}
