import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";

export interface ReceivedMail {
  to: string;
  /** Headers and text, with soft line breaks undone. */
  text: string;
}

export interface SmtpServer {
  url: string;
  /** Resolves with the next mail to this address, also one that has come already; each is handed out once. */
  next: (to: string) => Promise<ReceivedMail>;
  received: () => number;
  stop: () => Promise<void>;
}

const undone = (quoted: string) =>
  quoted
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Takes every mail that it is offered, as RFC 5321 wants it done, and nothing more. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const mails: ReceivedMail[] = [];
  let count = 0;
  const arrived = new Set<() => void>();
  const server: Server = createServer((socket) => {
    let waiting = "";
    let to = "";
    let body: string[] | null = null;
    socket.setEncoding("utf8");
    socket.on("error", () => undefined);
    socket.write("220 test\r\n");
    const take = (line: string) => {
      if (body !== null) {
        if (line !== ".") return void body.push(line);
        mails.push({ to, text: undone(body.join("\n")) });
        count += 1;
        body = null;
        for (const tell of arrived) tell();
        return void socket.write("250 taken\r\n");
      }
      const command = line.slice(0, 4).toUpperCase();
      if (command === "RCPT") to = /<([^>]*)>/.exec(line)?.[1] ?? "";
      if (command === "DATA") body = [];
      if (command === "QUIT") return void socket.end("221 bye\r\n");
      socket.write(command === "DATA" ? "354 go on\r\n" : "250 ok\r\n");
    };
    socket.on("data", (chunk) => {
      const lines = (waiting + String(chunk)).split("\r\n");
      waiting = lines.pop() ?? "";
      lines.forEach(take);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => count,
    next: (to) =>
      new Promise((resolve) => {
        const look = () => {
          const at = mails.findIndex((mail) => mail.to === to);
          const [mail] = at < 0 ? [] : mails.splice(at, 1);
          if (!mail) return;
          arrived.delete(look);
          resolve(mail);
        };
        arrived.add(look);
        look();
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
