import { createServer } from "node:http";
import pg from "pg";
import { readBareServer } from "../env.ts";

/** What a Node server costs that does nothing but run a statement and answer with the text it gives. */
export interface BareServerOptions {
  url: string;
  options: string;
  poolSize: number;
  isPrepared: boolean;
  statements: { text: string; values: unknown[] }[];
}

const { port, url, options, poolSize, isPrepared, statements } = readBareServer<BareServerOptions>();
const pool = new pg.Pool({ connectionString: url, max: poolSize, options });
const names = new Map<string, string>();
for (const { text } of statements) names.set(text, `s${names.size}`);

const server = createServer(async (request, response) => {
  const statement = statements[Number(request.url?.slice(1))];
  if (!statement) return response.writeHead(404).end();
  try {
    const { text, values } = statement;
    const { rows } = await pool.query({ name: isPrepared ? names.get(text) : undefined, text, values });
    const { contacts, ...meta } = rows[0];
    const body = `{"contacts":${contacts},"paginationMeta":${JSON.stringify(meta)}}`;
    response.setHeader("content-type", "application/json");
    response.setHeader("content-length", Buffer.byteLength(body));
    response.end(body);
  } catch (error) {
    response.writeHead(500, { "content-length": 0 }).end();
    console.error(error);
  }
});
server.listen(port, "127.0.0.1", () => console.log("listening"));
