import { expect, test } from '@jest/globals';
import { linesOfHtml } from './html-text.ts';

test.each([
  ['<p>one</p><p>two</p>', ['', 'one', '', 'two', '']],
  ['one<br>two<br/>three<BR />four', ['one', 'two', 'three', 'four']],
  ['<span class="x">one</span> <code>two</code>', ['one two']],
  ['a &lt; b &amp;&amp; c &gt; d &quot;e&quot; &#39;f&#39; &#x41;&nbsp;g', [`a < b && c > d "e" 'f' A g`]],
  ['<style>p { x }</style>one<script>two()</script>', ['one']],
  ['one<script>two()', ['one']],
  ['at <init> (A.java:3)<br>', ['at <init> (A.java:3)']],
  ['one<br>two<br />', ['one', 'two']],
])('%s', (line, expected) => {
  expect(linesOfHtml(line)).toEqual(expected);
});

test.each(['at <init> (A.java:3)', 'a < b && c > d', 'plain'])('%s is no HTML', (line) => {
  expect(linesOfHtml(line)).toBeUndefined();
});
