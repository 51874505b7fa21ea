/** What alerts keep in the database, so that none is lost and none is sent twice, whatever ends the process. */

/** An event as it is noted. */
export interface NotedEvent {
  readonly id: string
  readonly list: string
  /** hash of the entries that it tells of; null for what is no version */
  readonly content: string | null
  /** what is told, as JSON; null for what is past, of which nobody is told */
  readonly body: string | null
  /** the channels that are to be told, by name */
  readonly channels: readonly string[]
}

/** An event that a channel has not been told of yet. */
export interface Waiting {
  readonly event: string
  readonly body: string
  /** attempts that failed */
  readonly attempts: number
}

/** How far a channel has got. */
export interface ChannelCount {
  readonly channel: string
  readonly delivered: number
  readonly waiting: number
  /** of those that wait: the next attempt, and why the last one failed; null when nothing waits */
  readonly nextAt: string | null
  readonly problem: string | null
}

/** One of our own looks, after which nothing was told yet. */
export interface UntoldLook {
  readonly list: string
  readonly capture: number
  readonly capturedAt: string
}

/** Every method that writes does so in one transaction. Instants are ISO 8601 in UTC. */
export interface AlertBox {
  /** The last capture up to which everything was noted; null when alerts are not in use. */
  mark(): Promise<number | null>
  /** The newest capture; 0 when there is none. */
  newestCapture(): Promise<number>
  /** Our own looks after a capture, in order. */
  looksAfter(capture: number): Promise<UntoldLook[]>
  /** Those of the ids that are not noted. */
  unknown(ids: readonly string[]): Promise<string[]>
  /** `content` of the list's event that was noted last; null when there is none. */
  lastContent(list: string): Promise<string | null>
  /** Notes events, and the capture up to which everything is noted. What is noted already stays as it is. */
  note(events: readonly NotedEvent[], mark: number, at: string): Promise<void>
  /** Nobody is to be told of anything any more: when somebody is again, it begins anew. What waits is kept. */
  stop(): Promise<void>
  /** What a channel is to be told by now, oldest first; all that waits when no instant is given. */
  due(channel: string, by: string | null): Promise<Waiting[]>
  delivered(event: string, channel: string, at: string): Promise<void>
  /** @param problem without any secret: it is shown */
  failed(event: string, channel: string, nextAt: string, problem: string): Promise<void>
  counts(): Promise<ChannelCount[]>
}
