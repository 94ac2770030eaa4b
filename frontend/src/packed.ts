// Data from Python travel as deflated JSON: a tenth of the bytes.

export async function unpack(packed: Uint8Array): Promise<string> {
  const inflated = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(inflated).text();
}
