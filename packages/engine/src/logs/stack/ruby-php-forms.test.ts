import { expect, test } from '@jest/globals';
import { traceSummaries } from './trace-summaries.ts';

test('Ruby: sinatra', () => {
  const text = `2024-11-20 10:14:02 - KeyError - key not found: "sku":
	/app/app.rb:12:in \`fetch'
	/app/app.rb:12:in \`block in <class:Shop>'
	/usr/local/bundle/gems/sinatra-3.1.0/lib/sinatra/base.rb:1763:in \`call'`;
  expect(traceSummaries(text)).toEqual([
    'ruby 1-4: KeyError: key not found: "sku" [fetch /app/app.rb:12, ? /app/app.rb:12, call /usr/local/bundle/gems/sinatra-3.1.0/lib/sinatra/base.rb:1763]',
  ]);
});

test('Ruby: puma', () => {
  const text = `2024-11-20 10:14:02 +0000 Rack app ("GET /cart" - (127.0.0.1)): #<RuntimeError: no stock>
/app/app.rb:12:in \`take'
/app/app.rb:9:in \`block in <class:Shop>'`;
  expect(traceSummaries(text)).toEqual(['ruby 1-3: RuntimeError: no stock [take /app/app.rb:12, ? /app/app.rb:9]']);
});

test('Ruby: what Puma caught', () => {
  const text = `2024-11-20 10:14:02 Puma caught this error: undefined method 'price' for nil (NoMethodError)
/app/app.rb:12:in 'Shop#take'
/app/app.rb:9:in 'block in <main>'`;
  expect(traceSummaries(text)).toEqual([
    "ruby 1-3: NoMethodError: undefined method 'price' for nil [Shop.take /app/app.rb:12, ? /app/app.rb:9]",
  ]);
});

test('Ruby: rails tagged', () => {
  const text = `[c0ffee12-1111] ActiveRecord::RecordNotFound (Couldn't find Cart with 'id'=7):
[c0ffee12-1111]   
[c0ffee12-1111] app/controllers/carts_controller.rb:9:in 'CartsController#show'
[c0ffee12-1111] app/middleware/auth.rb:4:in 'Auth#call'`;
  expect(traceSummaries(text)).toEqual([
    "ruby 1-4: ActiveRecord::RecordNotFound: Couldn't find Cart with 'id'=7 [CartsController.show app/controllers/carts_controller.rb:9, Auth.call app/middleware/auth.rb:4]",
  ]);
});

test('Ruby: a tracker of errors, which prints names without quotes', () => {
  const text = `NoMethodError: undefined method \`berth' for nil
app/models/ferry.rb:41:in berth_of
app/jobs/dock_job.rb:12:in block (2 levels) in perform
lib/tasks/dock.rake:3:in <top (required)>`;
  expect(traceSummaries(text)).toEqual([
    "ruby 1-4: NoMethodError: undefined method `berth' for nil [berth_of app/models/ferry.rb:41, perform app/jobs/dock_job.rb:12, ? lib/tasks/dock.rake:3]",
  ]);
});

test('Ruby: a message of a database over several lines, each with a bar', () => {
  const text = `[FATAL 2024-11-20 10:14:02 app]
 | PG::NotNullViolation (ERROR:  null value in column "berth" violates not-null constraint
 | DETAIL:  Failing row contains (7, null).
 | ):
 |   app/models/ferry.rb:41:in \`moor'
 |   app/controllers/ferries_controller.rb:9:in \`create'`;
  expect(traceSummaries(text)).toEqual([
    'ruby 2-6: PG::NotNullViolation: ERROR:  null value in column "berth" violates not-null constraint [moor app/models/ferry.rb:41, create app/controllers/ferries_controller.rb:9]',
  ]);
});

test('Ruby: rails view', () => {
  const text = `ActionView::Template::Error (undefined method 'price' for nil):
    1: <h1>Cart</h1>
    2: <%= @cart.price %>
    3: 
  
app/views/carts/show.html.erb:2
app/views/carts/show.html.erb:2:in 'block in _app_views_carts_show'
app/controllers/carts_controller.rb:9:in 'CartsController#show'`;
  expect(traceSummaries(text)).toEqual([
    "ruby 1-8: ActionView::Template::Error: undefined method 'price' for nil [_app_views_carts_show app/views/carts/show.html.erb:2, CartsController.show app/controllers/carts_controller.rb:9]",
  ]);
});

test('Ruby: rails json', () => {
  const text = `{"method":"GET","exception":["KeyError","key not found: :sku"],"backtrace":["app/models/cart.rb:12:in 'Cart#fetch'","app/controllers/carts_controller.rb:9:in 'CartsController#show'"]}`;
  expect(traceSummaries(text)).toEqual([
    'ruby 1-1: KeyError: key not found: :sku [Cart.fetch app/models/cart.rb:12, CartsController.show app/controllers/carts_controller.rb:9]',
  ]);
});

test('Ruby: rspec', () => {
  const text = `  1) Cart adds an item
     Failure/Error: raise StockError, "no stock"

     StockError:
       no stock
     # ./lib/stock.rb:3:in \`take'
     # ./spec/cart_spec.rb:9:in \`block (2 levels) in <top (required)>'`;
  expect(traceSummaries(text)).toEqual([
    'ruby 4-7: StockError: no stock [take ./lib/stock.rb:3, ? ./spec/cart_spec.rb:9]',
  ]);
});

test('PHP: symfony', () => {
  const text = `[1/1] InvalidArgumentException
InvalidArgumentException:
no stock of a-1

  at src/Stock.php:12
  at App\\Stock->take('a-1')
     (src/Cart.php:30)
  at App\\Cart->add()
     (vendor/symfony/http-kernel/HttpKernel.php:181)`;
  expect(traceSummaries(text)).toEqual([
    'php 2-9: InvalidArgumentException: no stock of a-1 [App\\Stock.take src/Stock.php:12, App\\Cart.add src/Cart.php:30, ? vendor/symfony/http-kernel/HttpKernel.php:181]',
  ]);
});

test('PHP: symfony console', () => {
  const text = `In Stock.php line 12:
                                   
  [App\\Exception\\StockException]       
  no stock of a-1                      
                                   

Exception trace:
  at /app/src/Stock.php:12
 App\\Stock->take() at /app/src/Cart.php:30
 App\\Cart->add() at /app/bin/console:5`;
  expect(traceSummaries(text)).toEqual([
    'php 3-10: App\\Exception\\StockException: no stock of a-1 [App\\Stock.take /app/src/Stock.php:12, App\\Cart.add /app/src/Cart.php:30, ? /app/bin/console:5]',
  ]);
});

test('PHP: symfony log', () => {
  const text = `[2024-11-20T10:14:02.123456+00:00] request.CRITICAL: Uncaught PHP Exception InvalidArgumentException: "no stock" at /app/src/Stock.php line 12 {"exception":"[object] (InvalidArgumentException(code: 0): no stock at /app/src/Stock.php:12)"} []`;
  expect(traceSummaries(text)).toEqual(['php 1-1: InvalidArgumentException: no stock [? /app/src/Stock.php:12]']);
});

test('PHP: laravel', () => {
  const text = `[2024-11-20 10:14:02] production.ERROR: no stock {"userId":1,"exception":"[object] (App\\\\Exceptions\\\\StockException(code: 0): no stock at /app/app/Stock.php:12)
[stacktrace]
#0 /app/app/Http/Controllers/CartController.php(21): App\\\\Stock->take('a-1')
#1 /app/vendor/laravel/framework/src/Illuminate/Routing/Controller.php(54): App\\\\Http\\\\Controllers\\\\CartController->add()
#2 {main}

[previous exception] [object] (PDOException(code: HY000): connection refused at /app/app/Db.php:3)
[stacktrace]
#0 /app/app/Stock.php(11): App\\\\Db->query()
#1 {main}
"} `;
  expect(traceSummaries(text)).toEqual([
    'php 1-10: PDOException: connection refused [App\\Db.query /app/app/Db.php:3, ? /app/app/Stock.php:11] < App\\Exceptions\\StockException: no stock [App\\Stock.take /app/app/Stock.php:12, App\\Http\\Controllers\\CartController.add /app/app/Http/Controllers/CartController.php:21, ? /app/vendor/laravel/framework/src/Illuminate/Routing/Controller.php:54]',
  ]);
});

test('PHP: laravel escaped', () => {
  const text = `[2024-11-20 10:14:02] production.ERROR: no stock {"exception":"[object] (App\\\\Exceptions\\\\StockException(code: 0): no stock at /app/app/Stock.php:12)\\n[stacktrace]\\n#0 /app/app/Http/Controllers/CartController.php(21): App\\\\Stock->take('a-1')\\n#1 {main}\\n"} `;
  expect(traceSummaries(text)).toEqual([
    'php 1-1: App\\Exceptions\\StockException: no stock [App\\Stock.take /app/app/Stock.php:12, ? /app/app/Http/Controllers/CartController.php:21]',
  ]);
});

test('PHP: collision', () => {
  const text = `   App\\Exceptions\\StockException 

  no stock of a-1

  at app/Stock.php:12
      8▕     public function take()
      9▕     {
  ➜  12▕         throw new StockException('no stock');
     13▕     }

      +3 vendor frames 

  4   app/Cart.php:30
      App\\Stock::take("a-1")

  5   artisan:35`;
  expect(traceSummaries(text)).toEqual([
    'php 1-14: App\\Exceptions\\StockException: no stock of a-1 [App\\Stock.take app/Stock.php:12, ? app/Cart.php:30]',
  ]);
});

test('PHP: whoops', () => {
  const text = `App\\StockException: no stock of a-1 in file /app/src/Stock.php on line 12
Stack trace:
  1. App\\StockException->() /app/src/Stock.php:12
  2. App\\Stock->take() /app/src/Cart.php:30
  3. App\\Cart->add() /app/public/index.php:5`;
  expect(traceSummaries(text)).toEqual([
    'php 1-5: App\\StockException: no stock of a-1 [App\\Stock.take /app/src/Stock.php:12, App\\Cart.add /app/src/Cart.php:30, ? /app/public/index.php:5]',
  ]);
});

test('PHP: symfony console and whoops on one line', () => {
  const console = String.raw`In Stock.php line 12: [App\Exception\StockException] no stock of a-1 Exception trace: at /app/src/Stock.php:12 App\Stock->take() at /app/src/Cart.php:30 App\Cart->add() at n/a:n/a`;
  const whoops = String.raw`App\StockException: no stock of a-1 in file /app/src/Stock.php on line 12 Stack trace: 1. App\StockException->() /app/src/Stock.php:12 2. App\Stock->take() /app/src/Cart.php:30`;
  expect([console, whoops].flatMap((text) => traceSummaries(text))).toEqual([
    String.raw`php 1-1: App\Exception\StockException: no stock of a-1 [App\Stock.take /app/src/Stock.php:12, App\Cart.add /app/src/Cart.php:30, ? :]`,
    String.raw`php 1-1: App\StockException: no stock of a-1 [App\Stock.take /app/src/Stock.php:12, ? /app/src/Cart.php:30]`,
  ]);
});

test('PHP: xdebug', () => {
  const text = `PHP Fatal error:  Uncaught Error: Call to undefined function foo() in /app/a.php:12
Stack trace:
#0 {main}
  thrown in /app/a.php on line 12
PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /app/b.php on line 7
PHP Stack trace:
PHP   1. {main}() /app/index.php:0
PHP   2. App\\Cart->add($sku = 'a') /app/index.php:5`;
  expect(traceSummaries(text)).toEqual([
    'php 1-4: Error: Call to undefined function foo() [? /app/a.php:12]',
    'php 5-8: Fatal error: Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) [? /app/b.php:7, ? /app/index.php:5, ? /app/index.php:]',
  ]);
});

test('PHP: nginx php', () => {
  const text = `2024/11/20 10:14:02 [error] 12#12: *1 FastCGI sent in stderr: "PHP message: PHP Fatal error:  Uncaught InvalidArgumentException: no stock in /app/src/Stock.php:4
Stack trace:
#0 /app/src/Cart.php(5): Shop\\Stock->take('a-1')
#1 {main}
  thrown in /app/src/Stock.php on line 4" while reading response header from upstream, client: 10.0.0.1`;
  expect(traceSummaries(text)).toEqual([
    'php 1-5: InvalidArgumentException: no stock [Shop\\Stock.take /app/src/Stock.php:4, ? /app/src/Cart.php:5]',
  ]);
});

test('PHP: apache php', () => {
  const text = `[Wed Nov 20 10:14:02.123456 2024] [php:error] [pid 12] [client 10.0.0.1:5555] PHP Fatal error:  Uncaught InvalidArgumentException: no stock in /app/src/Stock.php:4\\nStack trace:\\n#0 /app/src/Cart.php(5): Shop\\\\Stock->take('a-1')\\n#1 {main}\\n  thrown in /app/src/Stock.php on line 4`;
  expect(traceSummaries(text)).toEqual([
    'php 1-1: InvalidArgumentException: no stock [Shop\\Stock.take /app/src/Stock.php:4, ? /app/src/Cart.php:5]',
  ]);
});

test('PHP: php html', () => {
  const text = `<br />
<b>Fatal error</b>:  Uncaught InvalidArgumentException: no stock of a-1 in /src/cart.php:4
Stack trace:
#0 /src/cart.php(5): Shop\\Cart-&gt;take()
#1 [internal function]: Shop\\Cart-&gt;Shop\\{closure}()
#2 /src/cart.php(5): array_map()
#3 /src/cart.php(7): Shop\\Cart-&gt;add()
#4 {main}

Next RuntimeException: cannot add in /src/cart.php:5
Stack trace:
#0 /src/cart.php(7): Shop\\Cart-&gt;add()
#1 {main}
  thrown in <b>/src/cart.php</b> on line <b>5</b><br />`;
  expect(traceSummaries(text)).toEqual([
    'php 2-14: InvalidArgumentException: no stock of a-1 [Shop\\Cart.take /src/cart.php:4, Shop\\Cart.Shop\\{closure} /src/cart.php:5, array_map :, Shop\\Cart.add /src/cart.php:5, ? /src/cart.php:7] < RuntimeException: cannot add [Shop\\Cart.add /src/cart.php:5, ? /src/cart.php:7]',
  ]);
});

test('Ruby: a message that goes on with the statement and a mark', () => {
  const text = `E, [2024-11-20T10:14:02.1 #9] ERROR -- : [ActiveJob] [SendJob] [b2a1] Error performing SendJob in 5.1ms: NoMethodError (undefined method \`price' for nil:NilClass

      total = cart.price
                  ^^^^^^):
/app/app/jobs/send_job.rb:12:in \`take'
/app/app/jobs/send_job.rb:9:in \`perform'`;
  expect(traceSummaries(text)).toEqual([
    "ruby 1-6: NoMethodError: undefined method `price' for nil:NilClass [take /app/app/jobs/send_job.rb:12, perform /app/app/jobs/send_job.rb:9]",
  ]);
});

test('Ruby: an error behind the words of a log', () => {
  const text = `Error performing SendJob in 5.1ms: KeyError (key not found: "sku"):
/app/app/jobs/send_job.rb:12:in \`take'`;
  expect(traceSummaries(text)).toEqual([
    'ruby 1-2: KeyError: key not found: "sku" [take /app/app/jobs/send_job.rb:12]',
  ]);
});
